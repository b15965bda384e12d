// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { getJson, Problem, send } from "../api/client";
import type { Session } from "../api/documents";

const PATH = "api/v1/session";
/** Whom the server's one password belongs to. */
const USER = "admin";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => getJson<Session>(PATH, signal),
  staleTime: Infinity,
  retry: false,
});

/** Whether an answer says that nobody is logged in (any more). */
export function endsSession(error: unknown): boolean {
  return error instanceof Problem && error.status === 401;
}

/** Whether one has to log in before anything else can be asked. */
export function mustLogIn(session: Session | undefined): boolean {
  return session !== undefined && session.loginNeeded && session.user === null;
}

export function useLogIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string) => send<Session>("POST", PATH, { user: USER, password }),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

/** Ends the session; what was read in it is forgotten. */
export function useLogOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send<Session>("DELETE", PATH),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    },
  });
}
