// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Cause, Step } from "../../api/checklist";
import { useScope } from "../../state/useScope";
import { CopyButton } from "../../widgets/CopyButton";
import { FirstSteps } from "../../widgets/FirstSteps";
import { Icon } from "../../widgets/Icon";

/** What to type where a cause has a command as its remedy. */
const COMMANDS: Partial<Record<Cause, string>> = {
  unreachable: "linescope server",
  noClass: "-Dlinescope.include=com.acme",
  noRequest: "linescope doctor",
  noTree: "linescope doctor",
};

/** Causes that rules are the remedy of. */
const BY_RULES: ReadonlySet<Cause> = new Set<Cause>(["levelOff", "levelSpans", "sampledOut"]);

/** How far data comes on its way here, and at the first step that is not done: why, and what to do. */
export function Checklist({ steps, missing }: { steps: readonly Step[]; missing: Step | undefined }) {
  const { t } = useTranslation();
  return (
    <section className="checklist" data-testid="checklist">
      <details open={missing !== undefined}>
        <summary>
          <h2>{t(missing ? "checklist.title" : "checklist.allDone")}</h2>
        </summary>
        <ol>
          {steps.map((step) => (
            <li key={step.name} data-testid={`step-${step.name}`} data-state={step.state}>
              <StepLine step={step} />
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

const ICONS = { done: "check", waiting: "clock", wrong: "error", unknown: "help" } as const;

function StepLine({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { name, state, cause, values } = step;
  return (
    <>
      <Icon name={ICONS[state]} size={14} />
      <span className="unseen">{t(`checklist.states.${state}`)}</span>
      <b>{t(`checklist.steps.${name}`)}</b>
      {cause === undefined ? (
        <span className="dim">{t(`checklist.done.${name}`, { ...values })}</span>
      ) : (
        <div>
          <p className={cause === "earlier" || cause === "noClock" ? "dim" : undefined}>{t(`checklist.causes.${cause}`, { ...values })}</p>
          {cause !== "earlier" && cause !== "noClock" && <Remedy cause={cause} />}
        </div>
      )}
    </>
  );
}

function Remedy({ cause }: { cause: Exclude<Cause, "earlier" | "noClock"> }) {
  const { t } = useTranslation();
  const scope = useScope();
  const command = COMMANDS[cause];
  return (
    <>
      <p>{t(`checklist.remedies.${cause}`)}</p>
      {command && (
        <pre>
          <code>{command}</code>
          <CopyButton text={command} label={t("checklist.copy")} />
        </pre>
      )}
      {BY_RULES.has(cause) && (
        <Link to="/recording" search={scope} className="accent">
          {t("rooms.recording")}
        </Link>
      )}
      {(cause === "nobody" || cause === "noProbe") && <FirstSteps />}
    </>
  );
}
