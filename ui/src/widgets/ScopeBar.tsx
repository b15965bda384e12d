// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatClockFully } from "../base/clock";
import { environmentsQuery } from "../state/figures";
import { DEFAULT_SINCE, NO_ENVIRONMENT, RANGES, type Scope } from "../state/scope";
import { useScope, useScopeChange } from "../state/useScope";

/** Environment and time of every room, and whether it looks again by itself. */
export function ScopeBar() {
  const { t } = useTranslation();
  const scope = useScope();
  const change = useScopeChange();
  return (
    <div className="scopeBar" role="group" aria-label={t("scope.label")}>
      <EnvironmentChoice environment={scope.environment} choose={(environment) => change({ environment })} />
      <TimeChoice scope={scope} choose={(since) => change({ since, from: undefined, to: undefined })} />
      <button type="button" className="toggle" title={t("range.liveHint")} aria-pressed={scope.live === true} disabled={scope.from !== undefined} onClick={() => change({ live: scope.live ? undefined : true })}>
        <i className="pulse" />
        {t("range.live")}
      </button>
    </div>
  );
}

interface EnvironmentProps {
  readonly environment: string | undefined;
  readonly choose: (environment: string | undefined) => void;
}

/** There is nothing to choose while no sender has told an environment. */
function EnvironmentChoice({ environment, choose }: EnvironmentProps) {
  const { t } = useTranslation();
  const told = useQuery(environmentsQuery).data ?? [];
  if (environment === undefined && told.every((name) => name === "")) return null;
  const names = new Set([...told.map((name) => name || NO_ENVIRONMENT), ...(environment === undefined ? [] : [environment])]);
  const data = [...names].map((value) => ({ value, label: value === NO_ENVIRONMENT ? t("scope.noEnvironment") : value }));
  return <Select size="xs" w={160} searchable clearable aria-label={t("scope.environment")} placeholder={t("scope.anyEnvironment")} data={data} value={environment ?? null} onChange={(value) => choose(value ?? undefined)} />;
}

const ABSOLUTE = "absolute";

function TimeChoice({ scope, choose }: { scope: Scope; choose: (since: string | undefined) => void }) {
  const { t, i18n } = useTranslation();
  const span = (value: string) => ({ value, label: RANGES.some((range) => range === value) ? t("range.last", { span: t(`range.${value as "1h"}`) }) : value });
  const since = scope.since ?? DEFAULT_SINCE;
  const relative = [...new Set([...RANGES, ...(scope.from === undefined ? [since] : [])])].map(span);
  const absolute = scope.from === undefined ? [] : [{ value: ABSOLUTE, label: absoluteLabel(scope, i18n.language) }];
  return <Select size="xs" w={scope.from === undefined ? 136 : 216} aria-label={t("range.label")} allowDeselect={false} data={[...absolute, ...relative]} value={scope.from === undefined ? since : ABSOLUTE} onChange={(value) => value !== null && value !== ABSOLUTE && choose(value)} />;
}

function absoluteLabel({ from, to }: Scope, language: string): string {
  return [from, to].map((nanos) => (nanos === undefined ? "…" : formatClockFully(Number(nanos) / 1e6, language))).join(" – ");
}
