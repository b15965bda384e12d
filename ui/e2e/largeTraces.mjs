// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Traces of 50 000 spans in three shapes, posted as OTLP/JSON in chunks. */
import { randomBytes } from "node:crypto";

const SPANS = 50_000;
const CHUNK = 5_000;
const DEEPEST = 2_000;

const PARENT = {
  wide: () => 0,
  deep: (n) => (n % DEEPEST === 0 ? 0 : n - 1),
  mixed: (n) => Math.floor((n - 1) / (2 + (n % 7))),
};

export async function postLargeTrace(url, shape) {
  const traceId = randomBytes(16).toString("hex");
  const ids = Array.from({ length: SPANS }, () => randomBytes(8).toString("hex"));
  const start = BigInt(Date.now() - 20_000) * 1_000_000n;
  const span = (n) => ({
    traceId,
    spanId: ids[n],
    ...(n > 0 && { parentSpanId: ids[PARENT[shape](n)] }),
    name: n === 0 ? `large ${shape}` : `step ${n % 40}`,
    kind: n === 0 ? 2 : 1,
    startTimeUnixNano: String(start + BigInt(n) * 100_000n),
    endTimeUnixNano: String(start + (n === 0 ? 5_100_000_000n : BigInt(n) * 100_000n + 900_000n)),
    status: n % 9_973 === 1 ? { code: 2 } : {},
  });
  for (let from = 0; from < SPANS; from += CHUNK) {
    const spans = Array.from({ length: CHUNK }, (_, n) => span(from + n));
    await post(url, spans);
  }
  return { traceId, spans: SPANS };
}

async function post(url, spans) {
  const body = { resourceSpans: [{ resource: { attributes: [{ key: "service.name", value: { stringValue: "large" } }] }, scopeSpans: [{ scope: { name: "e2e" }, spans }] }] };
  const answer = await fetch(`${url}/v1/traces`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`POST /v1/traces: ${answer.status} (expected: 200)`);
}
