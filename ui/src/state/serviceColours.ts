// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { assignSlots } from "../base/colour";
import { servicesQuery } from "./queries";

/** The palette slot of each service that the server knows, and of those named here. */
export function useServiceSlots(also: readonly string[] = NONE): ReadonlyMap<string, number> {
  const { data } = useQuery(servicesQuery);
  return useMemo(() => assignSlots([...(data ?? []).map(({ name }) => name), ...also]), [data, also]);
}

const NONE: readonly string[] = [];
