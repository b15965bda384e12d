// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { type RefObject, useEffect, useRef, useState } from "react";
import type { Point } from "../../base/curve";
import { centred, fitted, formatView, readView, type View, zoomedAt } from "../../base/view";
import { useSize } from "../../widgets/useSize";

const WHEEL = 0.0015;
const WHEEL_ENDS_MILLIS = 200;
const LEAST_DRAG = 3;

/** Where the view stands in the address; none is: all of the drawing. */
interface Address {
  readonly written: string | undefined;
  readonly write: (view: string | undefined) => void;
}

/** What a gesture does with the view: it holds it while it lasts, and settles it, for the address, when it ends. */
interface Grip {
  readonly view: View;
  readonly hold: (view: View) => void;
  readonly settle: (view: View) => void;
}

/** Moves and zooms a drawing in its box: by wheel, by drag, and by what it returns. */
export function usePanZoom(box: RefObject<HTMLDivElement | null>, drawing: { readonly width: number; readonly height: number }, { written, write }: Address) {
  const size = useSize(box);
  // What is held counts until the address says something new.
  const [held, setHeld] = useState<{ readonly view: View; readonly over: string | undefined }>();
  const [moving, setMoving] = useState(false);
  const view = (held?.over === written ? held?.view : undefined) ?? readView(written, size) ?? fitted(drawing, size);
  const hold = (next: View) => setHeld({ view: next, over: written });
  const settle = (next: View) => write(formatView(next, size));
  const grip = useRef<Grip>({ view, hold, settle });
  useEffect(() => {
    grip.current = { view, hold, settle };
  });
  useEffect(() => (box.current ? listen(box.current, grip, setMoving) : undefined), [box]);
  const go = (next: View) => (hold(next), settle(next));
  const zoom = (factor: number) => go(zoomedAt(view, [size.width / 2, size.height / 2], factor));
  const fit = () => (setHeld(undefined), write(undefined));
  /** Brings a place into the middle if it is out of sight. */
  const reveal = (place: Point) => {
    const [x, y] = [place[0] * view.scale + view.x, place[1] * view.scale + view.y];
    if (x < 0 || y < 0 || x > size.width || y > size.height) go(centred(view, place, size));
  };
  return { transform: `translate(${view.x} ${view.y}) scale(${view.scale})`, zoom, fit, reveal, moving };
}

/** Listens to wheel (which React could not hold back) and drags; the answer ends it. */
function listen(element: HTMLElement, grip: RefObject<Grip>, setMoving: (moving: boolean) => void): () => void {
  const silence = new AbortController();
  const { signal } = silence;
  listenToWheel(element, grip, signal);
  listenToDrag(element, grip, setMoving, signal);
  return () => silence.abort();
}

function listenToWheel(element: HTMLElement, grip: RefObject<Grip>, signal: AbortSignal): void {
  let ends = 0;
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const { left, top } = element.getBoundingClientRect();
    const next = zoomedAt(grip.current.view, [event.clientX - left, event.clientY - top], Math.exp(-event.deltaY * WHEEL));
    grip.current.hold(next);
    clearTimeout(ends);
    ends = window.setTimeout(() => grip.current.settle(next), WHEEL_ENDS_MILLIS);
  };
  element.addEventListener("wheel", onWheel, { passive: false, signal });
}

function listenToDrag(element: HTMLElement, grip: RefObject<Grip>, setMoving: (moving: boolean) => void, signal: AbortSignal): void {
  let from: { readonly x: number; readonly y: number; readonly view: View } | undefined;
  let dragged: View | undefined;
  const onDown = (event: PointerEvent) => {
    from = { x: event.clientX, y: event.clientY, view: grip.current.view };
    dragged = undefined;
  };
  const onMove = (event: PointerEvent) => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!dragged && Math.hypot(dx, dy) < LEAST_DRAG) return;
    dragged = { ...from.view, x: from.view.x + dx, y: from.view.y + dy };
    setMoving(true);
    grip.current.hold(dragged);
  };
  const onUp = () => {
    if (dragged) grip.current.settle(dragged);
    from = undefined;
    setMoving(false);
  };
  /** The end of a drag over a node is no click on it. */
  const onClick = (event: MouseEvent) => {
    if (dragged) event.stopPropagation();
    dragged = undefined;
  };
  element.addEventListener("pointerdown", onDown, { signal });
  window.addEventListener("pointermove", onMove, { signal });
  window.addEventListener("pointerup", onUp, { signal });
  element.addEventListener("click", onClick, { capture: true, signal });
}
