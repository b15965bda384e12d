// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { mustLogIn, sessionQuery } from "../../state/session";
import { LoginPage } from "./LoginPage";

/** Lets in who is logged in, and everyone where nobody has to be. */
export function Entrance({ children }: { children: ReactNode }) {
  const { data, isPending } = useQuery(sessionQuery);
  if (isPending) return null;
  return mustLogIn(data) ? <LoginPage /> : children;
}
