// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { checklist, firstMissing } from "../../api/checklist";
import { comparedQuery } from "../../state/figures";
import { useShortcuts } from "../../state/shortcuts";
import { useScope } from "../../state/useScope";
import { NoRequests } from "../../widgets/NoRequests";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { RedCharts } from "../../widgets/RedCharts";
import { Checklist } from "./Checklist";
import { ProbeTable } from "./ProbeTable";
import { useSigns } from "./useSigns";
import { WorstServices } from "./WorstServices";

const STEPS = 72;

/** How all services are, which of them need a look, and whether all that happens is seen. */
export function OverviewRoom() {
  const { t } = useTranslation();
  const signs = useSigns();
  useShortcuts({ "/": () => document.getElementById("trace-id")?.focus() });
  if (!signs) return <p className="waiting">{t("overview.loading")}</p>;
  const steps = checklist(signs);
  const missing = firstMissing(steps);
  return (
    <div className="room">
      <h1 className="unseen">{t("rooms.overview")}</h1>
      <div className="page" tabIndex={-1}>
        {missing && <Checklist steps={steps} missing={missing} />}
        {signs.services.length > 0 && (
          <>
            <AllServices />
            <WorstServices />
          </>
        )}
        <ProbeTable instances={signs.instances} reports={signs.probes} />
        {!missing && <Checklist steps={steps} missing={undefined} />}
      </div>
    </div>
  );
}

function AllServices() {
  const { t } = useTranslation();
  const scope = useScope();
  const compared = useQuery(comparedQuery(scope, { by: "total", steps: STEPS }));
  if (compared.isPending) return <p className="waiting">{t("red.loading")}</p>;
  if (compared.isError) return <ProblemNotice error={compared.error} retry={() => void compared.refetch()} />;
  if (compared.data.now.rows.length === 0) return <NoRequests />;
  return (
    <section data-testid="golden-signals">
      <h2>{t("overview.allServices")}</h2>
      <RedCharts compared={compared.data} traces={scope} />
    </section>
  );
}
