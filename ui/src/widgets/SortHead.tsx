// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { type Sort, sortAfter } from "../base/sorting";
import { Icon } from "./Icon";

interface Props<C extends string> {
  readonly column: C;
  readonly label: string;
  readonly sort: Sort<C>;
  readonly change: (sort: string) => void;
  /** The column holds figures, whose usual order is from the largest on. */
  readonly number?: true;
}

/** The head of a column: a click sorts by it, another the other way round. */
export function SortHead<C extends string>({ column, label, sort, change, number }: Props<C>) {
  const sorted = sort.column === column;
  const falling = sorted && sort.reversed !== (number === true);
  return (
    <th scope="col" className={number ? "number" : undefined} aria-sort={sorted ? (falling ? "descending" : "ascending") : "none"}>
      <button type="button" className="sortHead" data-falling={falling || undefined} onClick={() => change(sortAfter(sort, column))}>
        {label}
        {sorted && <Icon name="sorted" size={11} />}
      </button>
    </th>
  );
}
