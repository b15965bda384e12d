// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

const PATHS = {
  overview: "M2.5 2.5h4.5v6H2.5zM9.5 2.5h4v3h-4zM9.5 8h4v5.5h-4zM2.5 11h4.5v2.5H2.5z",
  services: "M8 1.5l5.5 3v7L8 14.5l-5.5-3v-7zM2.5 4.5L8 7.5l5.5-3M8 7.5v7",
  map: "M3.5 1.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M12.5 5.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M4.5 10.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M5.4 4.2l5.2 2.5M10.7 8.5l-4.5 3M3.7 5.5l.6 5",
  traces: "M2 4h7M4 8h8M7 12h7",
  tree: "M3 2v9a2 2 0 0 0 2 2h3M3 6h5M10 6h4M10 13h4",
  record: "M8 1.500a6.500 6.500 0 1 0 0 13a6.500 6.500 0 1 0 0-13M8 5.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5",
  pin: "M6 2h4l-.5 5 2.500 2.500H4L6.500 7zM8 9.500V14",
  help: "M6 6a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1V9.500M8 12v.1",
  close: "M4 4l8 8M12 4l-8 8",
  copy: "M5.500 5.500h8v8h-8zM3 10.500V2.500h8",
  error: "M8 4.500v4.500M8 11.500v.1M8 1.500a6.500 6.500 0 1 0 0 13a6.500 6.500 0 1 0 0-13",
  moon: "M13.500 9.500A6 6 0 0 1 6.500 2.500a6 6 0 1 0 7 7z",
  back: "M10 3L5 8l5 5",
  service: "M8 2l5 3v6l-5 3l-5-3V5z",
  database: "M3 4c0-1.1 2.2-2 5-2s5 .9 5 2v8c0 1.1-2.2 2-5 2s-5-.9-5-2zM3 4c0 1.1 2.2 2 5 2s5-.9 5-2M3 8c0 1.1 2.2 2 5 2s5-.9 5-2",
  queue: "M2 4.5h12v7H2zM6 4.5v7M10 4.5v7",
  host: "M3 2.5h10v4.5H3zM3 9h10v4.5H3zM5.5 4.7v.1M5.5 11.2v.1",
  outside: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M2 8h12M8 2c2 1.8 2.5 4 2.5 6s-.5 4.2-2.5 6c-2-1.8-2.5-4-2.5-6s.5-4.2 2.5-6",
  check: "M3 8.5l3.5 3.5L13 4.5",
  closer: "M8 3v10M3 8h10",
  wider: "M3 8h10",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  sorted: "M4.5 6.5L8 10l3.5-3.5",
  clock: "M8 1.500a6.500 6.500 0 1 0 0 13a6.500 6.500 0 1 0 0-13M8 4.500V8l2.500 1.500",
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon in the colour of the text beside it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
