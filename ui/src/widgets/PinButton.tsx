// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import type { LevelRule } from "../api/levels";
import { useRemoveRule, useSetRule } from "../state/levelChanges";
import { Icon } from "./Icon";

interface Props {
  readonly service: string;
  readonly pattern: string;
  readonly pinned: boolean;
  readonly rules: readonly LevelRule[];
}

/** Pins a method by a rule of its own, and unpins it by removing that rule. */
export function PinButton({ service, pattern, pinned, rules }: Props) {
  const { t } = useTranslation();
  const set = useSetRule();
  const remove = useRemoveRule();
  const own = rules.find((rule) => rule.service === service && rule.pinned.length === 1 && rule.pinned[0] === pattern);
  const error = set.error ?? remove.error;
  if (error !== null) return <span className="failure">{error.message}</span>;
  if (pinned && !own) {
    return (
      <span className="dim" title={t("recording.pinnedElsewhere")}>
        {t("recording.isPinned")}
      </span>
    );
  }
  const change = () => (own ? remove.mutate(own) : set.mutate({ service, pinned: [pattern] }));
  return (
    <button type="button" className="quiet accent" aria-pressed={own !== undefined} disabled={set.isPending || remove.isPending} title={t("recording.pinHint")} onClick={change} data-testid="pin">
      <Icon name="pin" size={12} /> {t(own ? "recording.unpin" : "recording.pin")}
    </button>
  );
}
