// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { type RefObject, useEffect, useRef, useState } from "react";
import type { Point } from "../../base/curve";
import { centred, fitted, type View, zoomedAt } from "../../base/view";
import { useSize } from "../../widgets/useSize";

const WHEEL = 0.0015;
const LEAST_DRAG = 3;

/** Moves and zooms a drawing in its box: by wheel, by drag, and by what it returns. It fits until one touches it. */
export function usePanZoom(box: RefObject<HTMLDivElement | null>, drawing: { readonly width: number; readonly height: number }) {
  const size = useSize(box);
  const [chosen, setChosen] = useState<View>();
  const [moving, setMoving] = useState(false);
  const view = chosen ?? fitted(drawing, size);
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const end = listen(element, latest, setChosen, setMoving);
    return end;
  }, [box]);
  const zoom = (factor: number) => setChosen(zoomedAt(view, [size.width / 2, size.height / 2], factor));
  /** Brings a place into the middle if it is out of sight. */
  const reveal = (place: Point) => {
    const [x, y] = [place[0] * view.scale + view.x, place[1] * view.scale + view.y];
    if (x < 0 || y < 0 || x > size.width || y > size.height) setChosen(centred(view, place, size));
  };
  return { transform: `translate(${view.x} ${view.y}) scale(${view.scale})`, zoom, fit: () => setChosen(undefined), reveal, moving };
}

/** Listens to wheel (which React could not hold back) and drags; the answer ends it. */
function listen(element: HTMLElement, latest: RefObject<View>, change: (view: View) => void, setMoving: (moving: boolean) => void): () => void {
  let from: { readonly x: number; readonly y: number; readonly view: View } | undefined;
  let far = false;
  const placeOf = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    change(zoomedAt(latest.current, placeOf(event), Math.exp(-event.deltaY * WHEEL)));
  };
  const onDown = (event: PointerEvent) => {
    from = { x: event.clientX, y: event.clientY, view: latest.current };
    far = false;
  };
  const onMove = (event: PointerEvent) => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    far ||= Math.hypot(dx, dy) > LEAST_DRAG;
    if (!far) return;
    setMoving(true);
    change({ ...from.view, x: from.view.x + dx, y: from.view.y + dy });
  };
  const onUp = () => {
    from = undefined;
    setMoving(false);
  };
  /** The end of a drag over a node is no click on it. */
  const onClick = (event: MouseEvent) => {
    if (far) event.stopPropagation();
    far = false;
  };
  const ears = [
    [element, "wheel", onWheel, { passive: false }],
    [element, "pointerdown", onDown, {}],
    [window, "pointermove", onMove, {}],
    [window, "pointerup", onUp, {}],
    [element, "click", onClick, { capture: true }],
  ] as const;
  for (const [target, name, ear, options] of ears) target.addEventListener(name, ear as EventListener, options);
  return () => {
    for (const [target, name, ear, options] of ears) target.removeEventListener(name, ear as EventListener, options);
  };
}
