// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Tells the server, as a probe of the service would, that it lost spans. */
export function postLoss(url, service, spans) {
  return postCounters(url, service, { spans_lost: spans });
}

/** Tells what a probe of the service counts; its clock may be behind. */
export async function postCounters(url, service, counters, secondsBehind = 0) {
  const attributes = [
    { key: "service.name", value: { stringValue: service } },
    { key: "service.instance.id", value: { stringValue: `${service}-1` } },
  ];
  const timeUnixNano = `${Date.now() - secondsBehind * 1000}000000`;
  const metrics = Object.entries(counters).map(([word, count]) => ({ name: `linescope.probe.${word}`, sum: { dataPoints: [{ asInt: `${count}`, timeUnixNano }] } }));
  const body = { resourceMetrics: [{ resource: { attributes }, scopeMetrics: [{ scope: { name: "io.linescope.probe" }, metrics }] }] };
  const response = await fetch(`${url}/v1/metrics`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`/v1/metrics: ${response.status} (expected: 200)`);
}
