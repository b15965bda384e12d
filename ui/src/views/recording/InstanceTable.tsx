// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import type { Instance, LevelRule } from "../../api/levels";
import { formatPercent } from "../../base/percent";
import { formatInstant } from "../../base/instant";
import { useServiceSlots } from "../../state/serviceColours";
import { Icon } from "../../widgets/Icon";
import { ServiceMark } from "../../widgets/ServiceMark";
import { InstanceDetails } from "./InstanceDetails";

interface Props {
  readonly instances: readonly Instance[];
  /** All that have processes or rules, so that colours do not change with the filter. */
  readonly services: readonly string[];
  readonly opened: string | undefined;
  readonly open: (instance: string | undefined) => void;
  readonly rules: readonly LevelRule[];
}

const COLUMNS = ["service", "instance", "level", "ratio", "cost", "demoted", "pinned", "rules", "seen"] as const;

/** What each live process does at present, in its own words. */
export function InstanceTable({ instances, services, opened, open, rules }: Props) {
  const { t } = useTranslation();
  const slots = useServiceSlots(services);
  return (
    <section>
      <h2>{t("recording.instances")}</h2>
      {instances.length === 0 && <p className="dim">{t("recording.noInstances")}</p>}
      {instances.length > 0 && (
        <table className="grid nowrap" data-testid="instances">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" data-column={column}>
                  {t(`recording.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {instances.map((one) => (
              <InstanceRow key={`${one.service} ${one.instance}`} instance={one} slot={slots.get(one.service)} shown={one.instance === opened} open={open} rules={rules} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface RowProps {
  readonly instance: Instance;
  readonly slot: number | undefined;
  readonly shown: boolean;
  readonly open: Props["open"];
  readonly rules: readonly LevelRule[];
}

function InstanceRow({ instance: one, slot, shown, open, rules }: RowProps) {
  const { t, i18n } = useTranslation();
  const { service, environment, instance, state } = one;
  return (
    <>
      <tr data-testid="instance" data-opened={shown || undefined}>
        <td>
          <ServiceMark slot={slot} />
          <b>{service}</b>
        </td>
        <td>
          <button type="button" className="quiet disclose" aria-expanded={shown} onClick={() => open(shown ? undefined : instance)}>
            <code className="cut">{instance}</code>
            {environment !== "" && <span className="pill">{environment}</span>}
          </button>
        </td>
        <td>{t(`recording.levels.${state.level}`)}</td>
        <td className="number">
          {formatPercent(state.ratio)}
          {state.governedRatio < 1 && (
            <span className="warn governed" title={t("recording.governedHint")} data-testid="governed">
              {t("recording.governed", { percent: formatPercent(state.governedRatio) })}
            </span>
          )}
        </td>
        <td className="number">
          <Cost share={state.cpuShare} budget={state.budget} />
        </td>
        <td className="number">{state.demoted.length.toLocaleString()}</td>
        <td className="number">{state.pinned.length.toLocaleString()}</td>
        <td>
          <Acknowledged instance={one} />
        </td>
        <td className="number dim">{formatInstant(one.lastSeenUnixNanos, i18n.language)}</td>
      </tr>
      {shown && (
        <tr className="details">
          <td colSpan={COLUMNS.length}>
            <InstanceDetails instance={one} rules={rules} />
          </td>
        </tr>
      )}
    </>
  );
}

/** The measured share of CPU beside the budget; the bar is full where the budget is. */
function Cost({ share, budget }: { share: number | null; budget: number }) {
  const { t } = useTranslation();
  const limit = budget > 0 ? t("recording.ofBudget", { percent: formatPercent(budget) }) : t("recording.noBudget");
  if (share === null) {
    return (
      <>
        <span className="unmeasured" title={t("tree.notMeasured")}>
          –
        </span>
        <span className="dim">{limit}</span>
      </>
    );
  }
  return (
    <>
      {budget > 0 && (
        <span className="gauge" aria-hidden="true" data-over={share > budget || undefined}>
          <i style={{ width: `${Math.min(100, (100 * share) / budget)}%` }} />
        </span>
      )}
      <b>{formatPercent(share)}</b> <span className="dim">{limit}</span>
    </>
  );
}

function Acknowledged({ instance }: { instance: Instance }) {
  const { t } = useTranslation();
  if (instance.failures.length > 0) {
    return (
      <span className="failure" title={instance.failures.map(({ reason }) => reason).join("\n")}>
        <Icon name="error" size={12} /> {t("recording.failed", { count: instance.failures.length })}
      </span>
    );
  }
  return <span className={instance.acknowledged ? "good" : "warn"}>{t(instance.acknowledged ? "recording.acknowledged" : "recording.pending")}</span>;
}
