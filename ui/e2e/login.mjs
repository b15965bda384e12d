// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A person at a server that has credentials. `LINESCOPE_URL` names it, `LINESCOPE_PASSWORD` is the admin's;
 * `LINESCOPE_CHROMIUM`, `LINESCOPE_REPORT` and `LINESCOPE_SCREENSHOTS` as for run.mjs.
 */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { Report } from "../scripts/report.mjs";

const WORDS = { en: { wrong: "This is not the password.", in: "Log in", out: "Log out" }, zh: { wrong: "密码不正确。", in: "登录", out: "退出登录" } };
const url = process.env.LINESCOPE_URL.replace(/\/$/, "");
const pictures = process.env.LINESCOPE_SCREENSHOTS;
const browser = await chromium.launch({ executablePath: process.env.LINESCOPE_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const report = new Report("login");

async function logIn(page, password, words) {
  await page.locator("#password").fill(password);
  await page.getByRole("button", { name: words.in }).click();
}

for (const [language, locale, colorScheme] of [["en", "en-US", "light"], ["zh", "zh-CN", "dark"]]) {
  await report.check(`in with the password, and out again, ${language}, ${colorScheme}`, async () => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const words = WORDS[language];
    const refused = [];
    page.on("response", (response) => response.status() === 401 && refused.push(new URL(response.url()).pathname));
    await page.goto(`${url}/traces`);
    await page.locator("#password").waitFor();
    assert.deepEqual(refused, [], "nothing is asked before one is in");
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}/login-${language}-${colorScheme}.png` });
    }
    await logIn(page, "no", words);
    await page.getByRole("alert").filter({ hasText: words.wrong }).waitFor();
    await logIn(page, process.env.LINESCOPE_PASSWORD, words);
    await page.getByTestId("log-out").waitFor();
    assert.equal(await page.evaluate(() => document.cookie), "", "no script reads the session");
    await page.reload();
    await page.getByTestId("log-out").filter({ hasText: words.out }).click();
    await page.locator("#password").waitFor();
    assert.equal(await page.evaluate(async () => (await fetch("/api/v1/services")).status), 401);
    await context.close();
  });
}

await browser.close();
report.write(process.env.LINESCOPE_REPORT ?? "target/e2e-reports/TEST-login.xml");
process.exit(report.failed === 0 ? 0 : 1);
