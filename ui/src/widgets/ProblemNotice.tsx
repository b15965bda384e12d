// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/client";

/** What went wrong in the server's own words, and the way to try again. */
export function ProblemNotice({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const known = error instanceof Problem;
  return (
    <div className="notice" role="alert">
      <h2>{known ? error.title : t("problem.title")}</h2>
      <p>{known ? error.detail : t("problem.offline")}</p>
      <Button size="xs" variant="default" onClick={retry}>
        {t("problem.retry")}
      </Button>
    </div>
  );
}
