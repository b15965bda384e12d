// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { readScope, type Scope } from "./scope";

/** The scope of the address, whichever room is shown. */
export function useScope(): Scope {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  return useMemo(() => readScope(search), [search]);
}

/** Changes the scope of the room that is shown. */
export function useScopeChange(): (change: Partial<Scope>) => void {
  const navigate = useNavigate();
  return (change) => void navigate({ to: ".", search: (before: object) => ({ ...before, ...change }) });
}
