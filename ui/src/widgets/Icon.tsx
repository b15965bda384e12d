// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

const PATHS = {
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
