// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** A byte count for reading, in binary units. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 || value >= 100 ? value.toFixed(0) : value.toFixed(1)} ${UNITS[power] ?? "B"}`;
}
