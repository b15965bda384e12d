// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { send } from "../api/client";
import type { DebugHeader } from "../api/levels";
import { parseDuration } from "../base/duration";
import { unixMillis } from "../base/instant";

/** The server signs for no longer. */
const MOST_SECONDS = 600;
const SECOND_MILLIS = 1000;

/** Has the server sign a header that is good for so many seconds. */
export function useDebugHeader() {
  return useMutation({ mutationFn: (seconds: number) => send<DebugHeader>("POST", "api/v1/levels/debug-headers", { seconds }) });
}

/** Whole seconds of `30s` or `10m`; undefined where the server would not sign for so long. */
export function headerSeconds(duration: string): number | undefined {
  const seconds = Math.round((parseDuration(duration) ?? NaN) / 1e9);
  return seconds >= 1 && seconds <= MOST_SECONDS ? seconds : undefined;
}

/** Seconds for which the header is good yet, 0: it has ended. */
export function secondsLeft({ expiresUnixNanos }: DebugHeader, nowMillis: number): number {
  return Math.max(0, Math.ceil((unixMillis(expiresUnixNanos) - nowMillis) / SECOND_MILLIS));
}

/** The same, counted down while it is shown. */
export function useSecondsLeft(header: DebugHeader): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), SECOND_MILLIS);
    return () => clearInterval(clock);
  }, []);
  return secondsLeft(header, now);
}
