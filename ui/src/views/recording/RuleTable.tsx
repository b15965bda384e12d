// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import { type Instance, type LevelRule, reach } from "../../api/levels";
import { formatInstant } from "../../base/instant";
import { useRemoveRule } from "../../state/levelChanges";
import { Icon } from "../../widgets/Icon";
import { RuleWords } from "./RuleWords";

interface Props {
  readonly rules: readonly LevelRule[];
  readonly instances: readonly Instance[];
}

interface OfRule {
  readonly rule: LevelRule;
  readonly instances: readonly Instance[];
}

/** The rules in force, newest first, and how many processes follow them. */
export function RuleTable({ rules, instances }: Props) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("recording.rulesInForce")}</h2>
      {rules.length === 0 && <p className="dim">{t("recording.noRules")}</p>}
      {rules.length > 0 && (
        <table className="grid" data-testid="rules">
          <thead>
            <tr>
              <th scope="col">{t("recording.since")}</th>
              <th scope="col">{t("recording.rule")}</th>
              <th scope="col">{t("recording.ends")}</th>
              <th scope="col">{t("recording.followedBy")}</th>
              <th scope="col">
                <span className="unseen">{t("recording.remove")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <RuleRow key={rule.id} rule={rule} instances={instances} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function RuleRow({ rule, instances }: OfRule) {
  const { t, i18n } = useTranslation();
  const remove = useRemoveRule();
  return (
    <tr data-testid="rule">
      <td className="number dim">{formatInstant(rule.setUnixNanos, i18n.language)}</td>
      <td>
        <RuleWords rule={rule} />
      </td>
      <td className="number">
        <End rule={rule} instances={instances} />
      </td>
      <td>
        <Followed rule={rule} instances={instances} />
      </td>
      <td>
        {remove.isError && <span className="failure">{remove.error.message}</span>}
        <button type="button" className="quiet" disabled={remove.isPending} aria-label={t("recording.removeRule", { id: rule.id })} title={t("recording.remove")} onClick={() => remove.mutate(rule)} data-testid="remove-rule">
          <Icon name="close" size={13} />
        </button>
      </td>
    </tr>
  );
}

function End({ rule, instances }: OfRule) {
  const { t, i18n } = useTranslation();
  const left = instances.flatMap(({ state }) => state.left.filter((one) => one.rule === rule.id).map(({ requests }) => requests));
  if (rule.requests === null && rule.endsUnixNanos === null) return <span className="dim">{t("recording.never")}</span>;
  return (
    <>
      {rule.endsUnixNanos !== null && <div>{formatInstant(rule.endsUnixNanos, i18n.language)}</div>}
      {rule.requests !== null && <div>{left.length > 0 ? t("recording.leftAtMost", { count: Math.max(...left) }) : t("recording.afterRequests", { count: rule.requests })}</div>}
    </>
  );
}

function Followed({ rule, instances }: OfRule) {
  const { t } = useTranslation();
  const { all, have, failed } = reach(rule, instances);
  if (failed.length > 0) {
    return (
      <span className="failure" title={failed.join("\n")}>
        <Icon name="error" size={12} /> {t("recording.notFollowed", { have, all, reason: failed[0] })}
      </span>
    );
  }
  return (
    <span className={have === all && all > 0 ? "good" : "warn"} data-testid="followed">
      {t("recording.followed", { have, all })}
    </span>
  );
}
