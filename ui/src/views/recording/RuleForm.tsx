// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Autocomplete, Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { endpointOf, type Instance, LEVELS } from "../../api/levels";
import { useSetRule } from "../../state/levelChanges";
import { operationsQuery, servicesQuery } from "../../state/queries";
import type { RecordingPage } from "../../state/recordingPage";
import { draftOf, type DraftField, type RuleDraft, ruleOf } from "../../state/ruleDraft";
import { Icon } from "../../widgets/Icon";

interface Props {
  readonly page: RecordingPage;
  readonly services: readonly string[];
  readonly instances: readonly Instance[];
  readonly close: () => void;
}

const NONE: ReadonlySet<DraftField> = new Set();
const ENDPOINT_EXAMPLE = "GET /orders/*";

/** A new rule: for which requests, what is to be recorded of them, and when that ends. */
export function RuleForm({ page, services, instances, close }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(page));
  const [tried, setTried] = useState(false);
  const set = useSetRule();
  const { rule, wrong } = ruleOf(draft);
  const part = { draft, wrong: tried ? wrong : NONE, change: (change: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...change })) };
  const submit = () => {
    setTried(true);
    if (rule) set.mutate(rule, { onSuccess: close });
  };
  return (
    <aside className="panel" aria-label={t("recording.newRule")} data-testid="rule-form">
      <header>
        <h2>{t("recording.newRule")}</h2>
        <button type="button" className="quiet" aria-label={t("span.close")} title={t("span.close")} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <form className="ruleForm" onSubmit={(event) => (event.preventDefault(), submit())}>
        <ForWhich {...part} services={services} instances={instances} />
        <What {...part} />
        <h3>{t("recording.form.until")}</h3>
        <Row label={t("recording.form.duration")}>
          <TextField {...part} field="duration" example="10m" />
        </Row>
        <Row label={t("recording.form.requests")}>
          <TextField {...part} field="requests" example="100" />
        </Row>
        {part.wrong.size > 0 && (
          <p className="failure" role="alert">
            {[...part.wrong].map((field) => t(`recording.wrong.${field as "service"}`)).join(" ")}
          </p>
        )}
        {set.isError && (
          <p className="failure" role="alert">
            {set.error.message}
          </p>
        )}
        <Button type="submit" size="xs" loading={set.isPending} data-testid="set-rule">
          {t("recording.form.set")}
        </Button>
      </form>
    </aside>
  );
}

interface Part {
  readonly draft: RuleDraft;
  readonly wrong: ReadonlySet<DraftField>;
  readonly change: (change: Partial<RuleDraft>) => void;
}

function ForWhich({ services, instances, ...part }: Part & Pick<Props, "services" | "instances">) {
  const { t } = useTranslation();
  const { draft, wrong, change } = part;
  const known = useQuery(servicesQuery).data ?? [];
  const processes = instances.filter(({ service, environment }) => service === draft.service && (draft.environment.trim() || environment) === environment);
  const environments = instances.filter(({ service }) => service === draft.service).map(({ environment }) => environment);
  const operations = useQuery(operationsQuery(draft.service || undefined)).data ?? [];
  return (
    <>
      <h3>{t("recording.form.for")}</h3>
      <Row label={t("search.service")}>
        <Select size="xs" searchable aria-label={t("search.service")} error={wrong.has("service")} data={[...new Set([...services, ...known.map(({ name }) => name)])].toSorted()} value={draft.service || null} onChange={(service) => change({ service: service ?? "", environment: "", instance: "" })} />
      </Row>
      <Row label={t("recording.form.environment")}>
        <Autocomplete size="xs" aria-label={t("recording.form.environment")} placeholder={t("recording.form.allEnvironments")} data={[...new Set(environments.filter((environment) => environment !== ""))].toSorted()} value={draft.environment} onChange={(environment) => change({ environment, instance: "" })} />
      </Row>
      <Row label={t("recording.instance")}>
        <Select size="xs" clearable aria-label={t("recording.instance")} placeholder={t("recording.form.allInstances")} data={processes.map(({ instance }) => instance)} value={draft.instance || null} onChange={(instance) => change({ instance: instance ?? "" })} />
      </Row>
      <Row label={t("recording.form.endpoint")}>
        <Autocomplete size="xs" aria-label={t("recording.form.endpoint")} placeholder={ENDPOINT_EXAMPLE} data={[...new Set(operations.map(endpointOf))]} value={draft.endpoint} onChange={(endpoint) => change({ endpoint })} />
      </Row>
      <Row label={t("recording.form.header")}>
        <TextField {...part} field="headerName" example="x-user" />
        <TextField {...part} field="headerValue" example="42" />
      </Row>
      <Row label={t("recording.form.baggage")}>
        <TextField {...part} field="baggageName" example="tenant" />
        <TextField {...part} field="baggageValue" example="acme" />
      </Row>
    </>
  );
}

function What(part: Part) {
  const { t } = useTranslation();
  const { draft, change } = part;
  return (
    <>
      <h3>{t("recording.form.what")}</h3>
      <Row label={t("recording.level")}>
        <Select size="xs" clearable aria-label={t("recording.level")} placeholder={t("recording.form.unchanged")} data={LEVELS.map((value) => ({ value, label: t(`recording.levels.${value}`) }))} value={draft.level || null} onChange={(level) => change({ level: level ?? "" })} />
      </Row>
      <Row label={t("recording.form.percent")}>
        <TextField {...part} field="percent" example="100" />
      </Row>
      <label className="check">
        <input type="checkbox" checked={draft.ordered} onChange={(event) => change({ ordered: event.target.checked })} /> {t("recording.form.ordered")}
      </label>
      <Row label={t("recording.form.pin")}>
        <TextField {...part} field="pin" example="com.acme.Order#total" />
      </Row>
      <Row label={t("recording.form.budgetPercent")}>
        <TextField {...part} field="budgetPercent" example="2" />
      </Row>
    </>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="formRow">
      <span>{label}</span>
      {children}
    </div>
  );
}

type TextPart = "headerName" | "headerValue" | "baggageName" | "baggageValue" | "percent" | "pin" | "budgetPercent" | "duration" | "requests";

function TextField({ draft, wrong, change, field, example }: Part & { readonly field: TextPart; readonly example: string }) {
  const { t } = useTranslation();
  return <input className="field" name={field} value={draft[field]} placeholder={example} aria-label={t(`recording.form.${field}`)} aria-invalid={wrong.has(field)} onChange={(event) => change({ [field]: event.target.value })} />;
}
