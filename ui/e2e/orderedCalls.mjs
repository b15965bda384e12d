// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** A request that was recorded in order: an order of many lines, priced one by one, and a mail on another thread. */
import { randomBytes } from "node:crypto";
import { fixed, message, packed, signed } from "./protobuf.mjs";

const EPOCH = 7;
const LINE_NANOS = 1_000;
const METHODS = ["shop.OrderResource.place", "shop.OrderService.price", "shop.price.PriceList.find", "shop.price.Rounding.half", "shop.mail.Mailer.send", "shop.Stock.reserve"];
export const MISSING = 12;

/** Posts the trace and its tree with about `size` calls; answers the trace's id and how many calls there are. */
export async function postOrderedTrace(url, size) {
  const traceId = randomBytes(16).toString("hex");
  const spanId = randomBytes(8).toString("hex");
  const start = BigInt(Date.now() - 20_000) * 1_000_000n;
  const lines = Math.floor((size - 4) / 3);
  const nanos = lines * LINE_NANOS + 400_000;
  const attributes = ["service.name", "service.instance.id"].map((key) => ({ key, value: { stringValue: "ordered" } }));
  const span = { traceId, spanId, name: `order of ${lines} lines`, kind: 2, startTimeUnixNano: `${start}`, endTimeUnixNano: `${start + BigInt(nanos)}` };
  await post(`${url}/v1/traces`, { resourceSpans: [{ resource: { attributes }, scopeSpans: [{ scope: { name: "e2e" }, spans: [span] }] }] });
  const event = (eventName, body) => ({ traceId, spanId, eventName, body: { bytesValue: body.toString("base64") } });
  const logRecords = [event("linescope.methods", dictionary()), event("linescope.calltree", tree(start, BigInt(`0x${spanId}`), lines, nanos))];
  await post(`${url}/v1/logs`, { resourceLogs: [{ resource: { attributes }, scopeLogs: [{ logRecords }] }] });
  return { traceId, calls: 3 * lines + 4 };
}

function dictionary() {
  const names = METHODS.map((name, id) => [3, message([1, id + 1], [2, name.slice(0, name.lastIndexOf("."))], [3, name.slice(name.lastIndexOf(".") + 1)], [4, "()V"])]);
  return message([1, 1], [2, fixed(EPOCH)], ...names);
}

/** Nodes 0 to 5 in the order of METHODS; the mail (4) is a thread of its own, whose end was not seen. */
function tree(start, spanId, lines, nanos) {
  const fragments = [message([2, "http-nio-8080-exec-3"], [4, fixed(spanId)]), message([1, 1], [2, "mail-1"], [4, fixed(spanId)], [5, 1])];
  return message([1, 1], [2, fixed(EPOCH)], [4, 1], [5, fixed(start)], [6, 6], [7, 6], ...fragments.map((one) => [9, one]), [10, nodes(lines, nanos)], [11, packed([6])], [12, calls(lines, nanos)]);
}

function nodes(lines, nanos) {
  const timed = [1, 1, lines, Math.min(64, lines), 0, 1];
  const columns = {
    2: [0, 1, 2, 3, 0, 1],
    3: [0, 0, 0, 0, 1, 0],
    4: [1, 2, 3, 4, 5, 6],
    5: [1, 1, lines, 2 * lines, 1, 1],
    6: timed,
    7: [nanos, nanos - 100_000, lines * 800, 64 * 150, -1, 90_000].map((value) => value + 1),
    8: [10_000, 20_000, lines * 600, 64 * 150, -1, 90_000].map((value) => value + 1),
    9: [4096, 2048, 1024, 0, -1, 512].map((value) => value + 1),
    10: [0, 512, 1024, 0, -1, 512].map((value) => value + 1),
    11: [0, 0, 0, 0, 0, 1],
    12: [0, 10_000, 20_000, 20_200, 30_000, nanos - 95_000],
    13: timed.map((value, node) => (node === 2 ? 1 : value)),
  };
  return message(...Object.entries(columns).map(([number, values]) => [Number(number), packed(values)]));
}

/** One call of the dictionary's methods, two inner calls for each line, of which the last ends the line. */
function calls(lines, nanos) {
  const rows = [[0, 0, nanos], [1, 10_000, nanos - 110_000]];
  for (let line = 0; line < lines; line++) {
    const at = 20_000 + line * LINE_NANOS;
    rows.push([2, at, 800], [3, at + 200, 100 + (line % 7) * 20], [3, at + 500, 150]);
  }
  rows.push([5, nanos - 95_000, 90_000], [4, 30_000, -1]);
  const deltas = rows.map(([, at], row) => signed(at - (rows[row - 1]?.[1] ?? 0)));
  return message([1, packed(rows.map(([node]) => node))], [2, packed(deltas)], [3, packed(rows.map(([, , duration]) => duration + 1))], [4, MISSING]);
}

async function post(url, body) {
  const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok || /"rejected/.test(text)) throw new Error(`${url}: ${answer.status} ${text} (expected: 200, nothing refused)`);
}
