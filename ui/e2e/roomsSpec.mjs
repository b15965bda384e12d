// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import assert from "node:assert/strict";
import { KNOWN, postKnown } from "./known.mjs";

const LANGUAGES = [["en", "en-US", "light"], ["zh", "zh-CN", "dark"]];
const WORDS = { en: { overview: "Overview", services: "Services", map: "Map", worst: "Services that need a look" }, zh: { overview: "概览", services: "服务", map: "拓扑", worst: "需要关注的服务" } };
const KNOWN_SCOPE = `environment=${KNOWN.environment}&since=15m`;

/** The rooms that tell figures: what they say of known requests, and the ways between them. */
export async function checkRooms({ report, url, withPage, picture }) {
  await postKnown(url);
  await untilCounted(url);

  for (const [language, locale, colorScheme] of LANGUAGES) {
    await report.check(`overview to service to operation to trace, by clicks, ${language}, ${colorScheme}`, () =>
      withPage({ locale, colorScheme }, async (page) => {
        await page.goto(`${url}/`);
        await page.waitForURL(/\/overview/);
        await page.getByTestId("golden-signals").waitFor();
        assert.equal(await page.getByTestId("room-overview").innerText(), WORDS[language].overview);
        await page.getByTestId("worst-services").getByText(WORDS[language].worst).waitFor();
        await page.getByTestId("probe-summary").first().waitFor();
        await picture(page, `overview-${language}-${colorScheme}`);
        await page.goto(`${url}/overview?${KNOWN_SCOPE}`);
        await page.locator('[data-testid="worst-service"][data-service="billing"]').getByTestId("service-link").click();
        await page.waitForURL(/\/services\/billing/);
        const operation = page.locator(`[data-testid="operation-row"][data-operation="${KNOWN.operation}"]`);
        await operation.getByRole("button", { name: KNOWN.operation }).click();
        await page.waitForURL(/operation=/);
        await page.getByTestId("narrowed").waitFor();
        await page.locator(".chart").nth(2).waitFor();
        await picture(page, `service-${language}-${colorScheme}`);
        await operation.locator('[data-figure="errors"] a').click();
        await page.waitForURL(/\/traces\?.*error=true/);
        await page.getByTestId("trace-row").first().waitFor();
        assert.equal(await page.getByTestId("trace-row").count(), KNOWN.errors);
        await page.getByTestId("trace-row").first().click();
        await page.getByTestId("span-row").first().waitFor();
        assert.match(page.url(), new RegExp(`environment=${KNOWN.environment}`));
        await page.getByTestId("room-services").click();
        await page.waitForURL(new RegExp(`/services\\?.*environment=${KNOWN.environment}`));
      }),
    );
  }

  await report.check("figures are those of the known requests", () =>
    withPage({}, async (page) => {
      await page.goto(`${url}/services?${KNOWN_SCOPE}`);
      const billing = page.locator('[data-testid="service-row"][data-service="billing"]');
      await billing.waitFor();
      assert.equal(await page.getByTestId("service-row").count(), 2);
      assert.equal((await billing.locator('[data-figure="errors"]').innerText()).trim(), "10 %");
      assert.match(await billing.locator('[data-figure="p50"]').innerText(), /1[567](\.\d)? ms/);
      assert.match(await billing.locator('[data-figure="p95"]').innerText(), /3[12]\d ms/);
      await page.goto(`${url}/services/billing?${KNOWN_SCOPE}`);
      await page.getByTestId("golden-errors").filter({ hasText: "10 %" }).waitFor();
      const instance = page.locator('[data-testid="instance-row"][data-instance="billing-1"]');
      assert.match(await instance.innerText(), /host-of-the-test[^]*4\.2/);
      await page.locator('[data-testid="callers"] [data-node="service/e2e/till"]').waitFor();
      await page.locator('[data-testid="called"] tr', { hasText: "mail.example" }).waitFor();
      await page.locator('[data-testid="called"] tr', { hasText: "bills" }).waitFor();
    }),
  );

  for (const [language, locale, colorScheme] of LANGUAGES) {
    await report.check(`map: drawn, and the same in words, ${language}, ${colorScheme}`, () =>
      withPage({ locale, colorScheme }, async (page) => {
        await page.goto(`${url}/overview?since=15m`);
        await page.getByTestId("golden-signals").waitFor();
        await page.keyboard.press("p");
        await page.waitForURL(/\/map\?/);
        await page.locator('[data-testid="map-node"][data-node="service//shop"]').waitFor();
        await picture(page, `map-${language}-${colorScheme}`);
        await page.goto(`${url}/map?${KNOWN_SCOPE}`);
        await page.locator('[data-testid="map-edge"][data-from="till"][data-to="billing"]').waitFor({ state: "attached" });
        const edges = await page.getByTestId("map-edge").evaluateAll((all) => all.map(({ dataset }) => `${dataset.from} ${dataset.to} ${dataset.requests}`));
        const requests = KNOWN.requests;
        const outside = language === "zh" ? "外部调用方" : "Outside";
        assert.deepEqual(edges.toSorted(), [`${outside} till ${requests}`, `billing bills ${requests}`, `billing mail.example ${requests}`, `till billing ${requests}`].toSorted());
        await page.locator('[data-testid="map-node"][data-node="service/e2e/billing"]').click();
        await page.getByTestId("node-panel").getByTestId("panel-service").waitFor();
        await page.reload();
        await page.getByTestId("node-panel").waitFor();
        await page.keyboard.press("t");
        await page.getByTestId("map-edge-row").first().waitFor();
        assert.equal(await page.getByTestId("map-edge-row").count(), edges.length);
        assert.equal(await page.getByTestId("room-map").innerText(), WORDS[language].map);
      }),
    );
  }

  await report.check("the map by keys alone: to a node, into its panel, closer and back", () =>
    withPage({}, async (page) => {
      await page.goto(`${url}/map?${KNOWN_SCOPE}`);
      await page.locator('[data-testid="map-node"][data-node="service/e2e/till"]').focus();
      await page.keyboard.press("Enter");
      await page.getByTestId("node-panel").waitFor();
      const moved = () => page.getByTestId("map").locator("> g").getAttribute("transform");
      const before = await moved();
      await page.keyboard.press("+");
      await page.waitForFunction((old) => document.querySelector('[data-testid="map"] > g').getAttribute("transform") !== old, before);
      await page.waitForURL(/at=/);
      const closer = await moved();
      await page.reload();
      await page.getByTestId("node-panel").waitFor();
      assert.equal(scaleOf(await moved()), scaleOf(closer));
      await page.keyboard.press("Escape");
      await page.getByTestId("node-panel").waitFor({ state: "detached" });
    }),
  );

  await report.check("environment and time are chosen once for all rooms", () =>
    withPage({}, async (page) => {
      await page.goto(`${url}/services`);
      await page.locator('[data-testid="service-row"][data-service="shop"]').waitFor();
      await page.locator('input[aria-label="Environment"]').click();
      await page.getByRole("option", { name: KNOWN.environment, exact: true }).click();
      await page.waitForURL(new RegExp(`environment=${KNOWN.environment}`));
      await page.locator('[data-testid="service-row"][data-service="shop"]').waitFor({ state: "detached" });
      await page.keyboard.press("Escape");
      await page.locator("main").click({ position: { x: 5, y: 400 } });
      await page.keyboard.press("g");
      await page.waitForURL(new RegExp(`/traces\\?.*environment=${KNOWN.environment}`));
      await page.getByTestId("trace-row").first().waitFor();
      assert.equal(await page.getByTestId("trace-row").filter({ hasText: "till" }).count(), KNOWN.requests);
    }),
  );

  await report.check("a drag across a chart chooses its time", () =>
    withPage({}, async (page) => {
      await page.goto(`${url}/services/billing?${KNOWN_SCOPE}`);
      const plot = page.locator(".plot").first();
      await plot.locator("svg").waitFor();
      const { x, y, width } = await plot.boundingBox();
      await page.mouse.move(x + width * 0.5, y + 60);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.95, y + 60, { steps: 5 });
      await page.mouse.up();
      await page.waitForURL(/from=\d+&to=\d+/);
      assert.doesNotMatch(page.url(), /since=/);
    }),
  );
}

function scaleOf(transform) {
  return Number(/scale\((.+)\)/.exec(transform)[1]).toFixed(1);
}

/** Figures follow the spans at once, but not within the same instant. */
async function untilCounted(url) {
  for (let tries = 0; tries < 50; tries++) {
    const { rows } = await (await fetch(`${url}/api/v1/red?by=service&service=billing&environment=${KNOWN.environment}&since=15m`)).json();
    if (rows[0]?.requests === KNOWN.requests) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("the known requests are not counted (expected: within 5 s)");
}
