// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useMatches, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { prefer, usePreferences, type Theme } from "../state/preferences";
import { healthQuery } from "../state/queries";
import { sessionQuery, useLogOut } from "../state/session";
import { useShortcuts } from "../state/shortcuts";
import { useScope } from "../state/useScope";
import { Icon } from "./Icon";
import { KeyHelp } from "./KeyHelp";
import { Rail } from "./Rail";
import { ScopeBar } from "./ScopeBar";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** The room tells of an environment and a time, which the top bar offers to change. */
    readonly scoped?: true;
  }
}

const THEMES = [
  ["auto", "themeAuto"],
  ["light", "themeLight"],
  ["dark", "themeDark"],
] as const satisfies readonly (readonly [Theme, string])[];

/** The frame round every room: rail, top bar, and nothing that asks for attention. */
export function Frame() {
  const { t } = useTranslation();
  const [help, setHelp] = useState(false);
  const scoped = useMatches({ select: (matches) => matches.at(-1)?.staticData.scoped === true });
  useShortcuts({ "?": () => setHelp(true) });
  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={(event) => (event.preventDefault(), document.getElementById("main")?.focus())}>
        {t("app.skip")}
      </a>
      <Rail />
      <header className="top">
        <span className="brand">{t("app.name")}</span>
        <TraceIdBox />
        <span className="spring" />
        {scoped && <ScopeBar />}
        <HealthMark />
        <LanguageSwitch />
        <ThemeMenu />
        <LogOut />
        <button type="button" className="quiet" title={t("top.keys")} aria-label={t("top.keys")} onClick={() => setHelp(true)}>
          <Icon name="help" />
        </button>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <KeyHelp opened={help} close={() => setHelp(false)} />
    </div>
  );
}

function TraceIdBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const scope = useScope();
  const [wrong, setWrong] = useState(false);
  const open = (written: string) => {
    const traceId = written.trim().toLowerCase();
    setWrong(!/^[0-9a-f]{32}$/.test(traceId));
    if (/^[0-9a-f]{32}$/.test(traceId)) void navigate({ to: "/traces/$traceId", params: { traceId }, search: scope });
  };
  return (
    <input
      className="field traceIdBox"
      id="trace-id"
      placeholder={t("top.openTrace")}
      title={wrong ? t("top.badTraceId") : t("top.openTraceHint")}
      aria-label={t("top.openTrace")}
      aria-invalid={wrong}
      onKeyDown={(event) => event.key === "Enter" && open(event.currentTarget.value)}
    />
  );
}

function HealthMark() {
  const { t } = useTranslation();
  const { data } = useQuery(healthQuery);
  if (!data) return null;
  const reasons = data.reasons.map(({ message }) => message).join("\n") || t("top.healthy");
  const label = `${t("top.health", { status: data.status })}\n${reasons}`;
  return <i className="health" data-trouble={data.reasons.length > 0 || undefined} role="img" title={label} aria-label={label} />;
}

/** There is nothing to log out of where nobody had to log in. */
function LogOut() {
  const { t } = useTranslation();
  const { data } = useQuery(sessionQuery);
  const { mutate } = useLogOut();
  if (!data?.user) return null;
  return (
    <button type="button" className="quiet" data-testid="log-out" onClick={() => mutate()}>
      {t("login.out")}
    </button>
  );
}

function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === "zh" ? "en" : "zh";
  return (
    <button type="button" className="quiet" title={t("top.language")} lang={other} data-testid="language" onClick={() => prefer({ language: other })}>
      {OWN_NAMES[other]}
    </button>
  );
}

/** Each language is called by its own name, whatever is spoken now. */
const OWN_NAMES = { en: "English", zh: "中文" } as const;

function ThemeMenu() {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="quiet" title={t("top.theme")} aria-label={t("top.theme")}>
          <Icon name="moon" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map(([name, key]) => (
          <Menu.Item key={name} aria-current={theme === name} onClick={() => prefer({ theme: name })}>
            {t(`top.${key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
