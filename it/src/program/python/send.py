# Copyright The Linescope Authors
# SPDX-License-Identifier: Apache-2.0
"""Sends the trace of truth.json: TRANSPORT ENDPOINT TRACE-ID."""

import sys

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter as GrpcExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter as HttpExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanLimits, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.id_generator import IdGenerator
from opentelemetry.trace import Link, NonRecordingSpan, SpanContext, SpanKind, Status, StatusCode
from opentelemetry.trace import TraceFlags, TraceState

START = 1_790_000_000_123_456_789
EVERY_KIND = {
    "text": 'a "quoted" 中 👍',
    "empty text": "",
    "bool": True,
    "integer": 9007199254740991,
    "least": -9007199254740991,
    "real": 0.1,
    "texts": ["a", ""],
    "bools": [True, False],
    "integers": [1, -2],
    "reals": [0.5, -1.25],
    "no texts": [],
}
# This SDK keeps what came last.
ONE_TOO_MANY = {"too many": True, **EVERY_KIND}


class KnownIds(IdGenerator):
    """The first span is 1000000000000001, the next 1000000000000002 and so on."""

    def __init__(self, trace_id):
        self.trace_id = trace_id
        self.span_id = 0x1000000000000000

    def generate_trace_id(self):
        return self.trace_id

    def generate_span_id(self):
        self.span_id += 1
        return self.span_id


def main(transport, endpoint, trace_id):
    if transport == "grpc":
        exporter = GrpcExporter(endpoint=endpoint, insecure=True)
    else:
        exporter = HttpExporter(endpoint=endpoint + "/v1/traces")
    most = len(EVERY_KIND)
    provider = TracerProvider(
        resource=Resource({"service.name": "sdks", **EVERY_KIND}, "https://example.org/resource"),
        id_generator=KnownIds(trace_id),
        span_limits=SpanLimits(
            max_span_attributes=most,
            max_event_attributes=most,
            max_link_attributes=most,
            max_events=2,
            max_links=1,
        ),
    )
    provider.add_span_processor(BatchSpanProcessor(exporter))
    record(provider, trace_id)
    provider.shutdown()


def record(provider, trace_id):
    library = provider.get_tracer("library", "1.2.3", "https://example.org/scope", EVERY_KIND)
    server = serve(library, trace_id)
    client = start(library, "ask", SpanKind.CLIENT, START + 100, server)
    fail(client)
    client.end(START + 500)
    producer = start(library, "send", SpanKind.PRODUCER, START + 600, server)
    producer.end(START + 600)
    server.end(START + 900)
    links = [Link(producer.get_span_context())]
    received = 1_790_000_000_999_999_999
    consumer = start(library, "receive", SpanKind.CONSUMER, received, None, links=links)
    plain = provider.get_tracer("plain")
    work = start(plain, "work", SpanKind.INTERNAL, 1_790_000_001_000_000_000, consumer)
    work.end(1_790_000_001_000_000_001)
    consumer.end(1_790_000_002_000_000_000)


def serve(tracer, trace_id):
    """Makes a span with more of everything than the limits allow."""
    span = start(
        tracer,
        "GET /été 中",
        SpanKind.SERVER,
        START,
        NonRecordingSpan(elsewhere(trace_id)),
        attributes=ONE_TOO_MANY,
        links=[Link(elsewhere(2**128 - 1), ONE_TOO_MANY) for _ in range(2)],
    )
    for _ in range(2):
        span.add_event("full", EVERY_KIND, START + 1)
        span.add_event("too full", ONE_TOO_MANY, START + 2)
    span.set_status(Status(StatusCode.OK))
    return span


def start(tracer, name, kind, time, parent, **rest):
    context = trace.set_span_in_context(parent) if parent else Context()
    return tracer.start_span(name, context, kind, start_time=time, **rest)


def fail(span):
    try:
        raise ValueError("no paper")
    except ValueError as error:
        span.record_exception(error, timestamp=START + 300)
    span.set_status(Status(StatusCode.ERROR, 'broken "why"'))


def elsewhere(trace_id):
    state = TraceState([("vendor", "a:b"), ("other", "c")])
    flags = TraceFlags(TraceFlags.SAMPLED)
    return SpanContext(trace_id, 0x8000000000000001, True, flags, state)


main(sys.argv[1], sys.argv[2], int(sys.argv[3], 16))
