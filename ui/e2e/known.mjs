// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Requests whose figures are known: an environment of its own, in which `till` asks `billing`, which asks a
 * database and a host. So many fail, and take so long, that each number on the screen can be said beforehand.
 */
import { randomBytes } from "node:crypto";

export const KNOWN = { environment: "e2e", requests: 40, errors: 4, operation: "POST /bills", millis: 20, slowMillis: 400 };

export async function postKnown(url) {
  const began = BigInt(Date.now() - 90_000) * 1_000_000n;
  const spans = { till: [], billing: [] };
  for (let n = 0; n < KNOWN.requests; n++) {
    const failing = n < KNOWN.errors;
    const millis = failing ? KNOWN.slowMillis : KNOWN.millis;
    const traceId = randomBytes(16).toString("hex");
    const [entry, call, served, query, mail] = Array.from({ length: 5 }, () => randomBytes(8).toString("hex"));
    const start = began + BigInt(n) * 1_000_000_000n;
    const span = (spanId, parentSpanId, name, kind, share, attributes = {}) => ({
      traceId,
      spanId,
      ...(parentSpanId && { parentSpanId }),
      name,
      kind,
      startTimeUnixNano: `${start + BigInt(Math.round(millis * (1 - share))) * 500_000n}`,
      endTimeUnixNano: `${start + BigInt(Math.round(millis * (1 - share))) * 500_000n + BigInt(Math.round(millis * share)) * 1_000_000n}`,
      attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
      status: failing ? { code: 2, message: "known to fail" } : {},
    });
    spans.till.push(span(entry, undefined, "POST /checkout", 2, 1), span(call, entry, "POST", 3, 0.9, { "server.address": "billing" }));
    spans.billing.push(span(served, call, KNOWN.operation, 2, 0.8), span(query, served, "SELECT bills", 3, 0.5, { "db.system.name": "postgresql", "db.namespace": "bills", "server.address": "db.example" }), span(mail, served, "POST", 3, 0.2, { "server.address": "mail.example" }));
  }
  await post(url, Object.entries(spans).map(([service, own]) => ({ resource: { attributes: resource(service) }, scopeSpans: [{ scope: { name: "e2e" }, spans: own }] })));
}

function resource(service) {
  const told = { "service.name": service, "service.instance.id": `${service}-1`, "service.version": "4.2", "deployment.environment.name": KNOWN.environment, "host.name": "host-of-the-test" };
  return Object.entries(told).map(([key, value]) => ({ key, value: { stringValue: value } }));
}

async function post(url, resourceSpans) {
  const answer = await fetch(`${url}/v1/traces`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ resourceSpans }) });
  const text = await answer.text();
  if (!answer.ok || /"rejected/.test(text)) throw new Error(`POST /v1/traces: ${answer.status} ${text} (expected: 200, nothing refused)`);
}
