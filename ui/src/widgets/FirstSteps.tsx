// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { serverUrl } from "../api/client";
import { sessionQuery } from "../state/session";
import { CopyButton } from "./CopyButton";

/** The commands that bring the first trace here, with this server's address in them. */
export function FirstSteps() {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const server = serverUrl("").replace(/\/$/, "");
  const token = session?.loginNeeded ? "LINESCOPE_TOKEN=… " : "";
  const headers = session?.loginNeeded ? "OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20… " : "";
  return (
    <ol>
      <Step title={t("empty.step1")} command={`curl -O ${server}/download/linescope-probe.jar`} />
      <Step title={t("empty.step2")} command={`${token}java -javaagent:linescope-probe.jar -Dlinescope.endpoint=${server} -jar app.jar`} />
      <Step title={t("empty.step3")} command={`export ${headers}OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf OTEL_EXPORTER_OTLP_ENDPOINT=${server}`} />
    </ol>
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
