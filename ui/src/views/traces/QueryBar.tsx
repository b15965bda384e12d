// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Select, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseDuration } from "../../base/duration";
import { operationsQuery, servicesQuery } from "../../state/queries";
import { scopeOf } from "../../state/scope";
import { isNarrowed, type TraceSearch } from "../../state/traceSearch";

const route = getRouteApi("/traces");

/** What is looked for; each change is a new address. */
export function QueryBar() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const services = useQuery(servicesQuery).data ?? [];
  const operations = useQuery(operationsQuery(search.service, search)).data ?? [];
  const change = (part: Partial<TraceSearch>) => void navigate({ search: (before) => ({ ...before, ...part }) });
  return (
    <form className="queryBar" role="search" onSubmit={(event) => event.preventDefault()}>
      <Select size="xs" w={180} searchable clearable aria-label={t("search.service")} placeholder={t("search.anyService")} data={services.map(({ name }) => name)} value={search.service ?? null} onChange={(service) => change({ service: service ?? undefined, operation: undefined })} />
      <Select size="xs" w={230} searchable clearable disabled={!search.service} aria-label={t("search.operation")} placeholder={t("search.anyOperation")} data={operations} value={search.operation ?? null} onChange={(operation) => change({ operation: operation ?? undefined })} />
      <DurationField key={search["min-duration"] ?? ""} value={search["min-duration"]} change={(value) => change({ "min-duration": value })} />
      <TagsInput size="xs" w={220} aria-label={t("search.attribute")} placeholder={search.attribute ? "" : `${t("search.attribute")} ${t("search.attributeExample")}`} value={search.attribute ?? []} onChange={(pairs) => change({ attribute: pairs.filter((pair) => pair.includes("=")) })} />
      <button type="button" className="toggle" aria-pressed={search.error === true} onClick={() => change({ error: search.error ? undefined : true })}>
        {t("search.errorsOnly")}
      </button>
      {isNarrowed(search) && (
        <button type="button" className="quiet" onClick={() => void navigate({ search: scopeOf })}>
          {t("search.clear")}
        </button>
      )}
    </form>
  );
}

function DurationField({ value, change }: { value: string | undefined; change: (value: string | undefined) => void }) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState(false);
  const accept = (written: string) => {
    const fine = written === "" || parseDuration(written) !== undefined;
    setWrong(!fine);
    if (fine && written !== (value ?? "")) change(written || undefined);
  };
  return (
    <input
      className="field"
      style={{ width: 110 }}
      defaultValue={value ?? ""}
      aria-label={t("search.minDuration")}
      placeholder={t("search.minDuration")}
      title={wrong ? t("search.badDuration") : t("search.minDurationExample")}
      aria-invalid={wrong}
      onBlur={(event) => accept(event.target.value.trim())}
      onKeyDown={(event) => event.key === "Enter" && accept(event.currentTarget.value.trim())}
    />
  );
}
