// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/client";
import { useLogIn } from "../../state/session";

/** Asks for the admin's password. */
export function LoginPage() {
  const { t } = useTranslation();
  const login = useLogIn();
  return (
    <main className="login">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          login.mutate(String(new FormData(event.currentTarget).get("password")));
        }}
      >
        <h1>
          <img src="favicon.svg" alt={""} width={22} height={22} />
          {t("app.name")}
        </h1>
        <p className="dim">{t("login.text")}</p>
        <input type="hidden" name="username" autoComplete="username" value="admin" />
        <label htmlFor="password">{t("login.password")}</label>
        <input className="field" id="password" name="password" type="password" autoComplete="current-password" required autoFocus aria-invalid={login.isError} />
        {login.isError && (
          <p className="failure" role="alert">
            <Reason error={login.error} />
          </p>
        )}
        <Button type="submit" size="xs" loading={login.isPending}>
          {t("login.submit")}
        </Button>
      </form>
    </main>
  );
}

function Reason({ error }: { error: Error }) {
  const { t } = useTranslation();
  if (!(error instanceof Problem)) return t("problem.offline");
  if (error.status === 401) return t("login.wrong");
  return error.status === 429 ? t("login.tooMany") : error.message;
}
