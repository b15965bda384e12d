// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { scopeOf } from "../../state/scope";
import { FirstSteps } from "../../widgets/FirstSteps";

const route = getRouteApi("/traces");

/** Says what to do next: attach a probe on a new server, look wider on a used one. */
export function NoTraces({ fresh }: { fresh: boolean }) {
  return fresh ? <Fresh /> : <Widen />;
}

function Fresh() {
  const { t } = useTranslation();
  return (
    <div className="notice">
      <h2>{t("empty.newTitle")}</h2>
      <p>{t("empty.newText")}</p>
      <FirstSteps />
      <p className="waiting">{t("empty.waiting")}</p>
    </div>
  );
}

function Widen() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  return (
    <div className="notice">
      <h2>{t("empty.narrowTitle")}</h2>
      <p>{t("empty.narrowText")}</p>
      <Button size="xs" variant="default" mr="xs" onClick={() => void navigate({ search: (before) => ({ ...before, since: "7d", from: undefined, to: undefined }) })}>
        {t("empty.widen", { span: t("range.7d") })}
      </Button>
      <Button size="xs" variant="default" onClick={() => void navigate({ search: (before) => ({ ...scopeOf(before), environment: undefined }) })}>
        {t("search.clear")}
      </Button>
    </div>
  );
}
