// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { send } from "../api/client";
import type { LevelRule, NewRule } from "../api/levels";
import { levelsQuery } from "./queries";

/** Sets a rule; what is shown of rules is asked again at once. */
export function useSetRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rule: NewRule) => send("POST", "api/v1/levels", rule),
    onSuccess: () => client.invalidateQueries({ queryKey: levelsQuery.queryKey }),
  });
}

export function useRemoveRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Pick<LevelRule, "id">) => send("DELETE", `api/v1/levels/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: levelsQuery.queryKey }),
  });
}
