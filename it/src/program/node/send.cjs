// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Sends the trace of truth.json: TRANSPORT ENDPOINT TRACE-ID. */
const { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, createTraceState, trace } = require("@opentelemetry/api");
const { resourceFromAttributes } = require("@opentelemetry/resources");
const { BasicTracerProvider, BatchSpanProcessor } = require("@opentelemetry/sdk-trace-base");

const START = 1_790_000_000_123_456_789n;
const EVERY_KIND = {
  text: 'a "quoted" 中 👍',
  "empty text": "",
  bool: true,
  integer: 9007199254740991,
  least: -9007199254740991,
  real: 0.1,
  texts: ["a", ""],
  bools: [true, false],
  integers: [1, -2],
  reals: [0.5, -1.25],
  "no texts": [],
};
// This SDK keeps the attributes that came first, and the events and links that came last.
const ONE_TOO_MANY = { ...EVERY_KIND, "too many": true };
const MOST = Object.keys(EVERY_KIND).length;

const EXPORTERS = {
  grpc: ["@opentelemetry/exporter-trace-otlp-grpc", ""],
  http: ["@opentelemetry/exporter-trace-otlp-proto", "/v1/traces"],
  json: ["@opentelemetry/exporter-trace-otlp-http", "/v1/traces"],
};

async function main(transport, endpoint, traceId) {
  const [name, path] = EXPORTERS[transport];
  const { OTLPTraceExporter } = require(name);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": "sdks", ...EVERY_KIND }, { schemaUrl: "https://example.org/resource" }),
    idGenerator: knownIds(traceId),
    spanLimits: {
      attributeCountLimit: MOST,
      attributePerEventCountLimit: MOST,
      attributePerLinkCountLimit: MOST,
      eventCountLimit: 2,
      linkCountLimit: 1,
    },
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: endpoint + path }))],
  });
  record(provider, traceId);
  await provider.forceFlush();
  await provider.shutdown();
}

/** The first span is 1000000000000001, the next 1000000000000002 and so on. */
function knownIds(traceId) {
  let spans = 0;
  return {
    generateTraceId: () => traceId,
    generateSpanId: () => "1" + (++spans).toString(16).padStart(15, "0"),
  };
}

function record(provider, traceId) {
  const library = provider.getTracer("library", "1.2.3", { schemaUrl: "https://example.org/scope" });
  const server = serve(library, traceId);
  const client = start(library, "ask", SpanKind.CLIENT, START + 100n, server);
  fail(client);
  client.end(time(START + 500n));
  const producer = start(library, "send", SpanKind.PRODUCER, START + 600n, server);
  producer.end(time(START + 600n));
  server.end(time(START + 900n));
  const links = [{ context: producer.spanContext() }];
  const consumer = start(library, "receive", SpanKind.CONSUMER, 1_790_000_000_999_999_999n, null, { links });
  const plain = provider.getTracer("plain");
  const work = start(plain, "work", SpanKind.INTERNAL, 1_790_000_001_000_000_000n, consumer);
  work.end(time(1_790_000_001_000_000_001n));
  consumer.end(time(1_790_000_002_000_000_000n));
}

/** Makes a span with more of everything than the limits allow. */
function serve(tracer, traceId) {
  const link = { context: elsewhere("f".repeat(32)), attributes: ONE_TOO_MANY };
  const parent = trace.wrapSpanContext(elsewhere(traceId));
  const rest = { attributes: ONE_TOO_MANY, links: [link, link] };
  const span = start(tracer, "GET /été 中", SpanKind.SERVER, START, parent, rest);
  for (let i = 0; i < 2; i++) {
    span.addEvent("full", EVERY_KIND, time(START + 1n));
    span.addEvent("too full", ONE_TOO_MANY, time(START + 2n));
  }
  return span.setStatus({ code: SpanStatusCode.OK });
}

function start(tracer, name, kind, at, parent, rest) {
  const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  return tracer.startSpan(name, { kind, startTime: time(at), ...rest }, context);
}

function fail(span) {
  span.recordException(new RangeError("no paper"), time(START + 300n));
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'broken "why"' });
}

function elsewhere(traceId) {
  return {
    traceId,
    spanId: "8000000000000001",
    traceFlags: TraceFlags.SAMPLED,
    traceState: createTraceState("vendor=a:b,other=c"),
    isRemote: true,
  };
}

/** Seconds and nanoseconds. */
function time(nanos) {
  return [Number(nanos / 1_000_000_000n), Number(nanos % 1_000_000_000n)];
}

main(...process.argv.slice(2));
