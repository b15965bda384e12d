// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { levelsQuery } from "../../state/queries";
import type { RecordingPage } from "../../state/recordingPage";
import { useShortcuts } from "../../state/shortcuts";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { AuditLog } from "./AuditLog";
import { DebugHeaderPanel } from "./DebugHeaderPanel";
import { InstanceTable } from "./InstanceTable";
import { RuleForm } from "./RuleForm";
import { RuleTable } from "./RuleTable";

const route = getRouteApi("/recording");
const CLOSED: Partial<RecordingPage> = { rule: undefined, debug: undefined, endpoint: undefined, ordered: undefined, pin: undefined };

/** What is recorded of which service, by which rule, and at what cost; and the way to change it. */
export function RecordingRoom() {
  const { t } = useTranslation();
  const page = route.useSearch();
  const navigate = route.useNavigate();
  const levels = useQuery(levelsQuery);
  const change = (part: Partial<RecordingPage>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const closePanel = () => change(CLOSED);
  const openForm = () => change({ rule: true, debug: undefined });
  const openHeader = () => change({ ...CLOSED, debug: true });
  useShortcuts({
    c: openForm,
    d: openHeader,
    Escape: () => (page.rule || page.debug ? closePanel() : change({ instance: undefined })),
    "/": () => document.getElementById("recording-service")?.focus(),
  });
  if (levels.isPending) return <p className="waiting">{t("recording.loading")}</p>;
  if (levels.isError) return <ProblemNotice error={levels.error} retry={() => void levels.refetch()} />;
  const { rules, instances } = levels.data;
  const services = [...new Set([...instances.map(({ service }) => service), ...rules.map(({ service }) => service)])].toSorted();
  const ofService = <T extends { readonly service: string }>(all: readonly T[]) => all.filter(({ service }) => page.service === undefined || service === page.service);
  return (
    <div className="room">
      <div className="queryBar">
        <Select id="recording-service" size="xs" w={220} searchable clearable aria-label={t("search.service")} placeholder={t("search.anyService")} data={services} value={page.service ?? null} onChange={(service) => change({ service: service ?? undefined, instance: undefined })} />
        <span className="spring" />
        <button type="button" className="toggle" aria-pressed={page.debug === true} title={t("recording.debug.hint")} onClick={page.debug ? closePanel : openHeader} data-testid="get-header">
          {t("recording.debug.title")}
        </button>
        <button type="button" className="toggle" aria-pressed={page.rule === true} onClick={page.rule ? closePanel : openForm} data-testid="new-rule">
          {t("recording.newRule")}
        </button>
      </div>
      <div className="split">
        <div className="recording" tabIndex={-1}>
          <InstanceTable instances={ofService(instances)} services={services} opened={page.instance} open={(instance) => change({ instance })} rules={rules} />
          <RuleTable rules={ofService(rules)} instances={instances} />
          <AuditLog service={page.service} />
        </div>
        {page.rule && <RuleForm key={`${page.service} ${page.endpoint} ${page.pin}`} page={page} services={services} instances={instances} close={closePanel} />}
        {page.debug && !page.rule && <DebugHeaderPanel close={closePanel} />}
      </div>
    </div>
  );
}
