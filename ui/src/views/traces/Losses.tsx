// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ProbeReport } from "../../api/documents";
import { probesQuery } from "../../state/queries";
import { Icon } from "../../widgets/Icon";

/** Says of which services the list is not the whole truth, and how much is lacking. */
export function Losses() {
  const { t } = useTranslation();
  const { data } = useQuery(probesQuery);
  return lossesByService(data ?? []).map(({ service, spans, parts }) => (
    <span key={service} className="failure" title={t("traces.lostHint")} data-testid="lost">
      <Icon name="error" size={12} /> {t("traces.lost", { service, spans, parts })}
    </span>
  ));
}

interface Loss {
  readonly service: string;
  readonly spans: number;
  readonly parts: number;
}

function lossesByService(reports: readonly ProbeReport[]): readonly Loss[] {
  const losses = new Map<string, Loss>();
  for (const { service, counters } of reports) {
    const before = losses.get(service) ?? { service, spans: 0, parts: 0 };
    losses.set(service, { service, spans: before.spans + (counters["spans_lost"] ?? 0), parts: before.parts + (counters["parts_lost"] ?? 0) });
  }
  return [...losses.values()].filter(({ spans, parts }) => spans + parts > 0);
}
