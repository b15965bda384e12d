// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatInstant } from "../../base/instant";
import { levelsAuditQuery } from "../../state/queries";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { RuleWords } from "./RuleWords";

/** Who changed what, latest first. */
export function AuditLog({ service }: { service: string | undefined }) {
  const { t, i18n } = useTranslation();
  const audit = useQuery(levelsAuditQuery);
  if (audit.isError) return <ProblemNotice error={audit.error} retry={() => void audit.refetch()} />;
  const entries = (audit.data ?? []).filter(({ rule }) => service === undefined || rule.service === service);
  return (
    <section>
      <h2>{t("recording.audit")}</h2>
      {entries.length === 0 && <p className="dim">{t("recording.noAudit")}</p>}
      {entries.length > 0 && (
        <table className="grid audit" data-testid="audit">
          <tbody>
            {entries.map(({ unixNanos, action, actor, rule }) => (
              <tr key={`${unixNanos} ${action} ${rule.id}`} data-testid="audit-entry">
                <td className="number dim">{formatInstant(unixNanos, i18n.language)}</td>
                <td>{t(`recording.actions.${action}`)}</td>
                <td>{actor}</td>
                <td>
                  <RuleWords rule={rule} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
