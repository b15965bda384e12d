// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Deeper rows are not indented further: their level is written instead. */
export const MOST_INDENT = 18;

export function indentOf(depth: number): number {
  return 6 + Math.min(depth, MOST_INDENT) * 12;
}

/** A text with the part that was searched for marked. */
export function Found({ text, q }: { text: string; q: string }) {
  const wanted = q.trim().toLowerCase();
  const at = wanted === "" ? -1 : text.toLowerCase().indexOf(wanted);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + wanted.length)}</mark>
      {text.slice(at + wanted.length)}
    </>
  );
}
