// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import type { Signs } from "../../api/checklist";
import { healthQuery, levelsQuery, newestQuery, probesQuery, servicesQuery } from "../../state/queries";

/** What there is to tell from how far data comes; undefined until the server has answered, or has not. */
export function useSigns(): Signs | undefined {
  const health = useQuery(healthQuery);
  const levels = useQuery(levelsQuery);
  const probes = useQuery(probesQuery);
  const services = useQuery(servicesQuery);
  const traces = useQuery(newestQuery);
  if ([health, levels, probes, services, traces].some(({ isPending }) => isPending)) return undefined;
  return {
    // What was once told stays in the cache; a server that does not answer now is the first thing to know.
    health: health.isError ? undefined : health.data,
    instances: levels.data?.instances ?? [],
    probes: probes.data ?? [],
    services: services.data ?? [],
    traces: traces.data ?? [],
  };
}
