// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { servicesQuery } from "../state/queries";
import { useScope, useScopeChange } from "../state/useScope";

/** Says that the scope has no requests, and offers to look wider. */
export function NoRequests() {
  const { t } = useTranslation();
  const scope = useScope();
  const change = useScopeChange();
  const fresh = useQuery(servicesQuery).data?.length === 0;
  return (
    <div className="notice" data-testid="no-requests">
      <h2>{t("red.none")}</h2>
      <p>{t("red.noneText")}</p>
      {fresh && (
        <p>
          <Link to="/overview" search={scope} className="accent">
            {t("checklist.title")}
          </Link>
        </p>
      )}
      <Button size="xs" variant="default" mr="xs" onClick={() => change({ since: "7d", from: undefined, to: undefined })}>
        {t("empty.widen", { span: t("range.7d") })}
      </Button>
      {scope.environment !== undefined && (
        <Button size="xs" variant="default" onClick={() => change({ environment: undefined })}>
          {t("scope.anyEnvironment")}
        </Button>
      )}
    </div>
  );
}
