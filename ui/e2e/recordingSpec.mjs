// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { Probe } from "./probe.mjs";

const SERVICE = "recorded";
const STATE = { governedRatio: 0.25, cpuShare: 0.0131, demoted: [{ type: "com.acme.Price", name: "round", calls: 1_234_567, meanNanos: 42 }] };

/** The page that says what is recorded, and changes it. */
export async function checkRecording({ report, url, withPage, picture }) {
  for (const [language, locale, colorScheme] of [["en", "en-US", "light"], ["zh", "zh-CN", "dark"]]) {
    await report.check(`a rule is set, followed and removed, ${language}, ${colorScheme}`, () =>
      withPage({ locale, colorScheme }, async (page) => {
        const probe = new Probe(url, SERVICE);
        await probe.ask(STATE);
        await page.goto(`${url}/traces`);
        await page.locator("nav a").first().waitFor();
        await page.keyboard.press("r");
        await page.waitForURL(/recording/);
        await page.goto(`${url}/recording?service=${SERVICE}`);
        await page.getByTestId("instance").getByText("1.3 %").waitFor();
        await page.getByTestId("governed").getByText("25 %").waitFor();
        await page.keyboard.press("c");
        await page.getByTestId("set-rule").click();
        await page.getByRole("alert").waitFor();
        await page.locator("input[name=percent]").fill("50");
        await page.getByTestId("set-rule").click();
        const rule = page.getByTestId("rule").filter({ hasText: "50 %" });
        await rule.waitFor();
        assert.match(await rule.getByTestId("followed").innerText(), /^0.+1/);
        await probe.obey(STATE);
        await rule.getByTestId("followed").filter({ hasText: /^1.+1/ }).waitFor();
        await picture(page, `recording-${language}-${colorScheme}`);
        await rule.getByTestId("remove-rule").click();
        await rule.waitFor({ state: "detached" });
        await page.getByTestId("audit-entry").filter({ hasText: language === "zh" ? "移除" : "removed" }).first().waitFor();
      }),
    );
  }

  await report.check("a rule is narrowed by environment and baggage, by keys alone", () =>
    withPage({}, async (page) => {
      await new Probe(url, SERVICE).ask(STATE);
      await page.goto(`${url}/recording?service=${SERVICE}`);
      await page.getByTestId("instance").first().waitFor();
      await page.keyboard.press("c");
      await page.getByRole("combobox", { name: "Environment" }).focus();
      await page.keyboard.type("e2");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator("input[name=baggageName]").focus();
      await page.keyboard.type("tenant");
      await page.keyboard.press("Tab");
      await page.keyboard.type("acme");
      await page.locator("input[name=percent]").focus();
      await page.keyboard.type("25");
      await page.keyboard.press("Enter");
      const rule = page.getByTestId("rule").filter({ hasText: "25 %" });
      await rule.getByText("tenant=acme").waitFor();
      assert.match(await rule.innerText(), /recorded · e2e/);
      await rule.getByTestId("remove-rule").click();
      await rule.waitFor({ state: "detached" });
    }),
  );

  for (const [language, locale, colorScheme] of [["en", "en-US", "light"], ["zh", "zh-CN", "dark"]]) {
    await report.check(`a debug header is signed and copied, ${language}, ${colorScheme}`, () =>
      withPage({ locale, colorScheme, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
        await page.goto(`${url}/recording?service=${SERVICE}`);
        await page.getByTestId("get-header").waitFor();
        await page.keyboard.press("d");
        const duration = page.locator("input[name=debugDuration]");
        await duration.fill("11m");
        await page.getByRole("alert").waitFor();
        await duration.fill("90s");
        await page.keyboard.press("Enter");
        const made = page.getByTestId("debug-header");
        await made.getByTestId("debug-left").filter({ hasText: "1 min" }).waitFor();
        const [name, value] = await made.locator("code").allInnerTexts();
        assert.match(`${name}: ${value}`, /^linescope-debug: \d+\.[0-9a-f]{64}$/);
        await made.getByRole("button").nth(1).click();
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), value);
        await picture(page, `debug-header-${language}-${colorScheme}`);
        await page.locator("main").click({ position: { x: 5, y: 400 } });
        await page.keyboard.press("Escape");
        await made.waitFor({ state: "detached" });
      }),
    );
  }

  await report.check("a demoted method is pinned and unpinned", () =>
    withPage({}, async (page) => {
      const probe = new Probe(url, SERVICE);
      await probe.ask(STATE);
      await page.goto(`${url}/recording?service=${SERVICE}&instance=${SERVICE}-1`);
      const demoted = page.getByTestId("demoted").filter({ hasText: "round" });
      assert.match(await demoted.innerText(), /1,234,567\s+42 ns/);
      await demoted.getByTestId("pin").click();
      await page.getByTestId("rule").filter({ hasText: "com.acme.Price#round" }).waitFor();
      await probe.obey({ ...STATE, demoted: [], pinned: ["com.acme.Price#round"] });
      await page.getByTestId("instance-details").getByTestId("pin").filter({ hasText: "Unpin" }).click();
      await page.getByTestId("rule").filter({ hasText: "com.acme.Price#round" }).waitFor({ state: "detached" });
    }),
  );

  await report.check("a rule that a process cannot follow says why", () =>
    withPage({}, async (page) => {
      const answer = await fetch(`${url}/api/v1/levels`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ service: SERVICE, level: "spans" }) });
      assert.ok(answer.ok, `POST /api/v1/levels: ${answer.status} (expected: 2xx)`);
      const { rules } = await (await fetch(`${url}/api/v1/levels?service=${SERVICE}`)).json();
      await new Probe(url, SERVICE).obey({ failures: [rules[0].id] });
      await page.goto(`${url}/recording?service=${SERVICE}`);
      await page.getByTestId("rule").first().getByText("because of the test").waitFor();
      await page.getByTestId("rule").first().getByTestId("remove-rule").click();
    }),
  );
}
