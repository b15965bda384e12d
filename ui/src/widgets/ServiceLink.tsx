// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { servicesQuery } from "../state/queries";
import { NO_ENVIRONMENT } from "../state/scope";
import { useScope } from "../state/useScope";

interface Props {
  readonly service: string;
  /** Where this row's figures are from; null: from all. */
  readonly environment: string | null;
}

/** The way to a service's page. What is in several environments is looked at in that of the row. */
export function ServiceLink({ service, environment }: Props) {
  const scope = useScope();
  const known = useQuery(servicesQuery).data ?? [];
  const several = (known.find(({ name }) => name === service)?.environments.length ?? 1) > 1;
  const narrowed = several && environment !== null ? { ...scope, environment: environment || NO_ENVIRONMENT } : scope;
  return (
    <>
      <Link to="/services/$service" params={{ service }} search={narrowed} className="nameLink" data-testid="service-link" data-service={service}>
        {service}
      </Link>
      {environment && scope.environment === undefined && <span className="pill">{environment}</span>}
    </>
  );
}
