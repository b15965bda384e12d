// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** By which column a table is sorted. Usual is: names from A on, figures from the largest on. */
export interface Sort<C extends string> {
  readonly column: C;
  readonly reversed: boolean;
}

/** Reads `p95`, or `-p95` for the other way round; what is no column is the usual one. */
export function readSort<C extends string>(written: string | undefined, columns: readonly C[], usual: C): Sort<C> {
  const reversed = written?.startsWith("-") ?? false;
  const name = written?.slice(reversed ? 1 : 0);
  const column = columns.find((one) => one === name);
  return column === undefined ? { column: usual, reversed: false } : { column, reversed };
}

/** What is written after a click on the head of `column`. */
export function sortAfter<C extends string>(sort: Sort<C>, column: C): string {
  return sort.column === column && !sort.reversed ? `-${column}` : column;
}

/** The rows in order; those without a figure come last, whichever way round. */
export function sortedBy<T, C extends string>(rows: readonly T[], { column, reversed }: Sort<C>, figure: (row: T, column: C) => string | number | null): T[] {
  const sign = reversed ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [figure(a, column), figure(b, column)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === "string" || typeof right === "string") return sign * String(left).localeCompare(String(right));
    return sign * (right - left);
  });
}
