// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { serverUrl } from "../../api/client";
import { sessionQuery } from "../../state/session";
import { CopyButton } from "../../widgets/CopyButton";

const route = getRouteApi("/traces");

/** Says what to do next: attach a probe on a new server, look wider on a used one. */
export function NoTraces({ fresh }: { fresh: boolean }) {
  return fresh ? <FirstSteps /> : <Widen />;
}

function FirstSteps() {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const server = serverUrl("").replace(/\/$/, "");
  const token = session?.loginNeeded ? "LINESCOPE_TOKEN=… " : "";
  const headers = session?.loginNeeded ? "OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20… " : "";
  return (
    <div className="notice">
      <h2>{t("empty.newTitle")}</h2>
      <p>{t("empty.newText")}</p>
      <ol>
        <Step title={t("empty.step1")} command={`curl -O ${server}/download/linescope-probe.jar`} />
        <Step title={t("empty.step2")} command={`${token}java -javaagent:linescope-probe.jar -Dlinescope.endpoint=${server} -jar app.jar`} />
        <Step title={t("empty.step3")} command={`export ${headers}OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf OTEL_EXPORTER_OTLP_ENDPOINT=${server}`} />
      </ol>
      <p className="waiting">{t("empty.waiting")}</p>
    </div>
  );
}

function Step({ title, command }: { title: string; command: string }) {
  return (
    <li>
      {title}
      <pre>
        <code>{command}</code>
        <CopyButton text={command} label={title} />
      </pre>
    </li>
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
      <Button size="xs" variant="default" onClick={() => void navigate({ search: ({ since }) => ({ since }) })}>
        {t("search.clear")}
      </Button>
    </div>
  );
}
