// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Places as near as can be to the wanted ones (by squares) that keep their order and their distances: `room[i]`
 * is how far `i` is from the first at least. Neighbours that would be too close move as one, to their mean.
 */
export function spaced(wanted: readonly number[], room: readonly number[]): number[] {
  const blocks: { sum: number; count: number }[] = [];
  wanted.forEach((place, index) => {
    let block = { sum: place - room[index]!, count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.count > block.sum / block.count; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count)).map((place, index) => place + room[index]!);
}
