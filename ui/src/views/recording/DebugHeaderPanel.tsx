// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DebugHeader } from "../../api/levels";
import { formatDuration } from "../../base/duration";
import { formatInstant } from "../../base/instant";
import { headerSeconds, useDebugHeader, useSecondsLeft } from "../../state/debugHeader";
import { CopyButton } from "../../widgets/CopyButton";
import { Icon } from "../../widgets/Icon";

const USUAL_DURATION = "10m";

/** The way to a signed header, with which one request is recorded call by call wherever it goes. */
export function DebugHeaderPanel({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const [duration, setDuration] = useState(USUAL_DURATION);
  const made = useDebugHeader();
  const seconds = headerSeconds(duration);
  return (
    <aside className="panel" aria-label={t("recording.debug.title")} data-testid="debug-panel">
      <header>
        <h2>{t("recording.debug.title")}</h2>
        <button type="button" className="quiet" aria-label={t("span.close")} title={t("span.close")} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <p>{t("recording.debug.text")}</p>
      <form className="ruleForm" onSubmit={(event) => (event.preventDefault(), seconds !== undefined && made.mutate(seconds))}>
        <div className="formRow">
          <label htmlFor="debug-duration">{t("recording.form.duration")}</label>
          <input id="debug-duration" className="field" name="debugDuration" autoFocus value={duration} placeholder={USUAL_DURATION} aria-invalid={seconds === undefined} onChange={(event) => setDuration(event.target.value)} />
        </div>
        {seconds === undefined && (
          <p className="failure" role="alert">
            {t("recording.debug.wrong")}
          </p>
        )}
        {made.isError && (
          <p className="failure" role="alert">
            {made.error.message}
          </p>
        )}
        <Button type="submit" size="xs" disabled={seconds === undefined} loading={made.isPending} data-testid="make-header">
          {t("recording.debug.make")}
        </Button>
      </form>
      {made.data && <Made key={made.data.value} header={made.data} />}
    </aside>
  );
}

function Made({ header }: { header: DebugHeader }) {
  const { t, i18n } = useTranslation();
  const left = useSecondsLeft(header);
  const until = formatInstant(header.expiresUnixNanos, i18n.language);
  return (
    <section className="debugHeader" aria-live="polite" data-testid="debug-header">
      <Copied name={t("recording.form.headerName")} text={header.name} label={t("recording.debug.copyName")} />
      <Copied name={t("recording.form.headerValue")} text={header.value} label={t("recording.debug.copyValue")} />
      <Copied name={t("recording.debug.curl")} text={`-H '${header.name}: ${header.value}'`} label={t("recording.debug.copyCurl")} />
      {left > 0 ? (
        <p className="dim number" data-testid="debug-left" aria-live="off" title={until}>
          {t("recording.debug.left", { duration: formatDuration(left * 1e9) })}
        </p>
      ) : (
        <p className="warn">{t("recording.debug.ended")}</p>
      )}
    </section>
  );
}

function Copied({ name, text, label }: { name: string; text: string; label: string }) {
  return (
    <>
      <h3>{name}</h3>
      <div className="copied">
        <code>{text}</code>
        <CopyButton text={text} label={label} />
      </div>
    </>
  );
}
