// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Tells the server, as a probe of the service would, that it lost spans. */
export async function postLoss(url, service, spans) {
  const attributes = [
    { key: "service.name", value: { stringValue: service } },
    { key: "service.instance.id", value: { stringValue: `${service}-1` } },
  ];
  const metric = { name: "linescope.probe.spans_lost", sum: { dataPoints: [{ asInt: `${spans}`, timeUnixNano: `${Date.now()}000000` }] } };
  const body = { resourceMetrics: [{ resource: { attributes }, scopeMetrics: [{ scope: { name: "io.linescope.probe" }, metrics: [metric] }] }] };
  const response = await fetch(`${url}/v1/metrics`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`/v1/metrics: ${response.status} (expected: 200)`);
}
