// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import { type Instance, isPinned, type LevelRule, patternOf } from "../../api/levels";
import { formatDuration } from "../../base/duration";
import { PinButton } from "../../widgets/PinButton";

/** The methods that one process leaves out and those that it must not, and what it could not follow. */
export function InstanceDetails({ instance, rules }: { instance: Instance; rules: readonly LevelRule[] }) {
  const { t } = useTranslation();
  const { state, failures, service } = instance;
  return (
    <div className="instanceDetails" data-testid="instance-details">
      {failures.map(({ rule, reason }) => (
        <p key={rule} className="failure">
          <code>{rule}</code> {reason}
        </p>
      ))}
      {state.left.map(({ rule, requests }) => (
        <p key={rule}>
          <code>{rule}</code> {t("recording.left", { count: requests })}
        </p>
      ))}
      {state.timedFromNanos > 0 && <p className="dim">{t("recording.timedFrom", { duration: formatDuration(state.timedFromNanos) })}</p>}
      <h3>{t("recording.demotedMethods")}</h3>
      <p className="dim">{t(state.demoted.length === 0 ? "recording.noneDemoted" : "recording.demotedText")}</p>
      {state.demoted.length > 0 && (
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{t("tree.method")}</th>
              <th scope="col" className="number">
                {t("recording.callsInASecond")}
              </th>
              <th scope="col" className="number">
                {t("recording.mean")}
              </th>
              <th scope="col">
                <span className="unseen">{t("recording.pin")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {state.demoted.map((method) => (
              <tr key={patternOf(method) + method.descriptor} data-testid="demoted">
                <td>
                  <code title={method.descriptor}>
                    <span className="dim">{method.class}.</span>
                    {method.method}
                  </code>
                </td>
                <td className="number">{method.calls === 0 ? <span className="dim">{t("recording.earlierRun")}</span> : method.calls.toLocaleString()}</td>
                <td className="number">{method.calls === 0 ? "–" : formatDuration(method.meanNanos)}</td>
                <td>
                  <PinButton service={service} pattern={patternOf(method)} pinned={isPinned(method, state.pinned)} rules={rules} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{t("recording.pinnedMethods")}</h3>
      {state.pinned.length === 0 && <p className="dim">{t("recording.nonePinned")}</p>}
      <ul>
        {state.pinned.map((pattern) => (
          <li key={pattern}>
            <code>{pattern}</code> <PinButton service={service} pattern={pattern} pinned rules={rules} />
          </li>
        ))}
      </ul>
    </div>
  );
}
