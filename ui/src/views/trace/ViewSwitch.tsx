// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const route = getRouteApi("/traces/$traceId");
const VIEWS = [
  [undefined, "tree"],
  ["line", "line"],
  ["list", "list"],
] as const;

/** The ways to look at a request that was recorded in order: as a tree, on a time line, as a list. */
export function ViewSwitch() {
  const { t } = useTranslation();
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <span className="segments" role="group" aria-label={t("calls.views")}>
      {VIEWS.map(([value, name]) => (
        <button type="button" key={name} className="toggle" aria-pressed={view === value} onClick={() => void navigate({ search: (before) => ({ ...before, view: value }) })} data-testid={`view-${name}`}>
          {t(`calls.as.${name}`)}
        </button>
      ))}
    </span>
  );
}
