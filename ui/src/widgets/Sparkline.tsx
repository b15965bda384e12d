// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import type { Series } from "../api/figures";
import { areaPath, type Point } from "../base/curve";

const WIDTH = 120;
const HEIGHT = 22;

/** Requests over the time in a line's height; what failed of them is red. */
export function Sparkline({ series }: { series: Series | null }) {
  const { t } = useTranslation();
  const requests = series?.requests ?? [];
  const top = Math.max(1, ...requests);
  const points = (values: readonly number[]) => values.map((value, step): Point => [((step + 0.5) / values.length) * WIDTH, HEIGHT - (value / top) * (HEIGHT - 1)]);
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} role="img" aria-label={t("red.sparkline")}>
      <path className="requests" d={areaPath(points(requests), HEIGHT)} />
      <path className="errors" d={areaPath(points(series?.errors ?? []), HEIGHT)} />
    </svg>
  );
}
