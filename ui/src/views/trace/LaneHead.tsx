// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import type { Lane } from "../../api/callTable";
import type { CallTree } from "../../api/documents";
import { ServiceMark } from "../../widgets/ServiceMark";

/** Whose calls the lane below holds: the thread's, and its service's. */
export function LaneHead({ lane, tree, top, slot }: { lane: Lane; tree: CallTree; top: number; slot: number | undefined }) {
  const { t } = useTranslation();
  return (
    <div className="laneHead" style={{ top }} data-testid="lane">
      <ServiceMark slot={slot} />
      <b>{tree.service}</b>
      <code>{lane.fragment.thread}</code>
      {lane.fragment.virtual && <span className="dim">{t("tree.virtual")}</span>}
      {lane.fragment.anchorNode !== null && (
        <span className="pill" title={t("calls.asyncHint")}>
          {t("tree.async")}
        </span>
      )}
      <span className="dim">{t("calls.inLane", { count: lane.calls })}</span>
    </div>
  );
}
