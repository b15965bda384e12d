// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import type { LevelRule } from "../../api/levels";
import { formatPercent } from "../../base/percent";

/** A rule in a line: which requests of which processes, and what becomes of them. */
export function RuleWords({ rule }: { rule: LevelRule }) {
  const { t } = useTranslation();
  const where = [rule.service, rule.environment, rule.instance].filter(Boolean).join(" · ");
  const conditions = [rule.endpoint, rule.header && `${rule.header.name}: ${rule.header.value}`, rule.baggage && `${rule.baggage.name}=${rule.baggage.value}`].filter((condition): condition is string => Boolean(condition));
  const effects = [
    rule.level && t("recording.says.level", { level: t(`recording.levels.${rule.level}`) }),
    rule.ratio !== null && t("recording.says.ratio", { percent: formatPercent(rule.ratio) }),
    rule.ordered && t("recording.says.ordered"),
    rule.budget !== null && (rule.budget > 0 ? t("recording.says.budget", { percent: formatPercent(rule.budget) }) : t("recording.noBudget")),
  ].filter((effect): effect is string => Boolean(effect));
  return (
    <span className="ruleWords">
      <b>{where}</b>
      {conditions.map((condition) => (
        <code key={condition}>{condition}</code>
      ))}
      {effects.map((effect) => (
        <span key={effect}>{effect}</span>
      ))}
      {rule.pinned.map((pattern) => (
        <span key={pattern}>
          {t("recording.says.pinned")} <code>{pattern}</code>
        </span>
      ))}
    </span>
  );
}
