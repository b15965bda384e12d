// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useScope, useScopeChange } from "../state/useScope";

/** Says that the scope has no requests, and offers to look wider. */
export function NoRequests() {
  const { t } = useTranslation();
  const { environment } = useScope();
  const change = useScopeChange();
  return (
    <div className="notice" data-testid="no-requests">
      <h2>{t("red.none")}</h2>
      <p>{t("red.noneText")}</p>
      <Button size="xs" variant="default" mr="xs" onClick={() => change({ since: "7d", from: undefined, to: undefined })}>
        {t("empty.widen", { span: t("range.7d") })}
      </Button>
      {environment !== undefined && (
        <Button size="xs" variant="default" onClick={() => change({ environment: undefined })}>
          {t("scope.anyEnvironment")}
        </Button>
      )}
    </div>
  );
}
