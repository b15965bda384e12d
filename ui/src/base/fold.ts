// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Which rows of an outline are folded: a rule for all, and the rows that differ from it. */
export interface Fold {
  readonly rule: FoldRule;
  readonly flips: ReadonlySet<number>;
}

/** `auto` leaves the choice to the view: a small outline opens, a large one opens its hot path. */
export type FoldRule = "auto" | "open" | "closed";

/** A URL stays short: more single flips than this are not kept in it. */
export const MAX_FLIPS = 200;

const SIGNS: Readonly<Record<FoldRule, string>> = { auto: "", open: "-", closed: "*" };

/** Reads `*.12.40`: all closed but these two. Unreadable parts are skipped, a URL may be cut anywhere. */
export function parseFold(text: string): Fold {
  const rule = text.startsWith("*") ? "closed" : text.startsWith("-") ? "open" : "auto";
  const rows = text.split(".").filter((part) => /^\d+$/.test(part));
  return { rule, flips: new Set(rows.slice(0, MAX_FLIPS).map(Number)) };
}

export function formatFold(fold: Fold): string {
  return [SIGNS[fold.rule], ...[...fold.flips].slice(-MAX_FLIPS)].join(".");
}

/** The fold after the reader clicked the triangle of `row`. */
export function toggled(fold: Fold, row: number): Fold {
  const flips = new Set(fold.flips);
  if (!flips.delete(row)) flips.add(row);
  return { rule: fold.rule, flips };
}
