// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../state/shortcuts";
import { lastSearch } from "../state/traceSearch";
import { useScope } from "../state/useScope";
import { Icon } from "./Icon";

type RoomName = "overview" | "services" | "map" | "traces" | "recording";

/** Rooms by their addresses, with the key that leads there. */
const ROOMS = [
  ["overview", "/overview", "o"],
  ["services", "/services", "s"],
  ["map", "/map", "p"],
  ["traces", "/traces", "g"],
  ["recording", "/recording", "r"],
] as const satisfies readonly (readonly [RoomName, string, string])[];

/** The ways to all rooms; environment and time go along. */
export function Rail() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const scope = useScope();
  const searchOf = (room: RoomName) => (room === "traces" ? { ...lastSearch(), ...scope } : scope);
  useShortcuts(Object.fromEntries(ROOMS.map(([room, to, key]) => [key, () => void navigate({ to, search: searchOf(room) })])));
  return (
    <nav className="rail">
      <img src="favicon.svg" alt={t("app.name")} width={22} height={22} />
      {ROOMS.map(([room, to]) => (
        <Link key={room} to={to} search={searchOf(room)} className="railItem" activeOptions={{ includeSearch: false }} activeProps={{ "data-active": true }} data-testid={`room-${room}`}>
          <Icon name={room === "recording" ? "record" : room} size={18} />
          {t(`rooms.${room}`)}
        </Link>
      ))}
    </nav>
  );
}
