// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, type KeyboardEvent } from "react";
import { lowerBound, neighbour, type Outline } from "../../base/outline";
import { ROW_HEIGHT } from "../../render/bars";
import { useShortcuts } from "../../state/shortcuts";

/** What a list of outline rows needs from its view. */
export interface RowList {
  readonly outline: Outline;
  readonly rows: Int32Array;
  readonly selected: number;
  readonly errors: Int32Array;
  readonly matches: Int32Array;
  readonly select: (row: number) => void;
  readonly fold: (row: number) => void;
  readonly isClosed: (row: number) => boolean;
  readonly foldAll: (rule: "open" | "closed") => void;
}

/** Virtual rows, and the keys that walk them: arrows, Home, End, `e`, `n`, `[` and `]`. */
export function useRows(list: RowList) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: list.rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 16 });
  const go = useCallback(
    (row: number | undefined) => {
      if (row === undefined) return;
      list.select(row);
      virtual.scrollToIndex(lowerBound(list.rows, row), { align: "auto" });
    },
    [list, virtual],
  );
  const first = useRef(list.selected);
  useEffect(() => {
    if (first.current >= 0) virtual.scrollToIndex(lowerBound(list.rows, first.current), { align: "center" });
    first.current = -1;
  }, [list.rows, virtual]);
  const step = (row: number) => void go(row);
  const to = (rows: Int32Array, forward: boolean) => go(neighbour(rows, list.selected, forward));
  const move = (by: number) => go(list.rows[Math.min(list.rows.length - 1, Math.max(0, lowerBound(list.rows, Math.max(0, list.selected)) + (list.selected < 0 ? 0 : by)))]);
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ArrowRight: () => (list.selected >= 0 && list.isClosed(list.selected) ? list.fold(list.selected) : move(1)),
    ArrowLeft: () => closeOrClimb(list, step),
    Home: () => go(list.rows[0]),
    End: () => go(list.rows[list.rows.length - 1]),
    e: () => to(list.errors, true),
    E: () => to(list.errors, false),
    n: () => to(list.matches, true),
    N: () => to(list.matches, false),
    "[": () => list.foldAll("closed"),
    "]": () => list.foldAll("open"),
  };
  useShortcuts({ ...keys, "/": () => document.getElementById("find")?.focus() });
  return { scroller, virtual, go, onFindKey: (event: KeyboardEvent) => event.key === "Enter" && to(list.matches, !event.shiftKey) };
}

function closeOrClimb({ outline, selected, isClosed, fold }: RowList, go: (row: number) => void): void {
  if (selected < 0) return;
  if (outline.end[selected]! > selected + 1 && !isClosed(selected)) fold(selected);
  else if (outline.parent[selected]! >= 0) go(outline.parent[selected]!);
}
