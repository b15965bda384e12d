// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A person at a server without any data, who reads why there is none, step by step, until there is.
 * `LINESCOPE_URL` names the server; `LINESCOPE_CHROMIUM`, `LINESCOPE_REPORT` and `LINESCOPE_SCREENSHOTS` as for run.mjs.
 */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { Report } from "../scripts/report.mjs";
import { postKnown } from "./known.mjs";
import { postCounters } from "./loss.mjs";
import { postOrderedTrace } from "./orderedCalls.mjs";
import { Probe } from "./probe.mjs";

const SERVICE = "first";
const WORDS = { en: { title: "Why is there no data yet?", done: "Data arrives" }, zh: { title: "为什么还没有数据？", done: "数据接收正常" } };
const url = process.env.LINESCOPE_URL.replace(/\/$/, "");
const pictures = process.env.LINESCOPE_SCREENSHOTS;
const browser = await chromium.launch({ executablePath: process.env.LINESCOPE_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const report = new Report("first-minutes");

async function overview(language, colorScheme, body) {
  const context = await browser.newContext({ locale: language === "zh" ? "zh-CN" : "en-US", colorScheme, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${url}/overview`);
  await page.getByTestId("checklist").waitFor();
  await body(page);
  await context.close();
}

async function step(page, name, state) {
  const line = page.locator(`[data-testid="step-${name}"][data-state="${state}"]`);
  await line.waitFor();
  return line.innerText();
}

async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png` });
}

for (const [language, colorScheme] of [["en", "light"], ["zh", "dark"]]) {
  await report.check(`nothing has come: how to begin, with this server's address, ${language}, ${colorScheme}`, () =>
    overview(language, colorScheme, async (page) => {
      await page.getByText(WORDS[language].title).waitFor();
      await step(page, "server", "done");
      assert.match(await step(page, "sender", "waiting"), new RegExp(`curl -O ${url}/download/linescope-probe.jar`));
      assert.equal(await page.getByTestId("golden-signals").count(), 0);
      await picture(page, `first-minutes-${language}-${colorScheme}`);
    }),
  );
}

await report.check("a probe is connected, no request yet", () =>
  overview("en", "light", async (page) => {
    await new Probe(url, SERVICE).ask();
    await step(page, "sender", "done");
    assert.match(await step(page, "span", "waiting"), /first: connected, no request yet/);
  }),
);

await report.check("spans, but no package matched", () =>
  overview("en", "light", async (page) => {
    await new Probe(url, SERVICE).ask();
    await postCounters(url, SERVICE, { classes_woven: 0 });
    await postKnown(url);
    await step(page, "span", "done");
    assert.match(await step(page, "tree", "wrong"), /first: no package matched[^]*linescope\.include/);
    await step(page, "clock", "done");
  }),
);

await report.check("a clock that is 90 s behind is told", () =>
  overview("en", "light", async (page) => {
    await new Probe(url, SERVICE).ask();
    await postCounters(url, SERVICE, { classes_woven: 0 }, 90);
    assert.match(await step(page, "clock", "wrong"), /first is (89|9\d) s behind/);
  }),
);

for (const [language, colorScheme] of [["en", "light"], ["zh", "dark"]]) {
  await report.check(`trees have come: all is done and out of the way, ${language}, ${colorScheme}`, () =>
    overview(language, colorScheme, async (page) => {
      await new Probe(url, SERVICE).ask();
      await postCounters(url, SERVICE, { classes_woven: 7 });
      await postOrderedTrace(url, 100);
      await page.getByTestId("checklist").getByText(WORDS[language].done).waitFor({ timeout: 45_000 });
      await page.getByTestId("golden-signals").waitFor();
      assert.equal(await page.getByTestId("step-tree").isVisible(), false);
    }),
  );
}

await browser.close();
report.write(process.env.LINESCOPE_REPORT ?? "target/e2e-reports/TEST-first-minutes.xml");
process.exit(report.failed === 0 ? 0 : 1);
