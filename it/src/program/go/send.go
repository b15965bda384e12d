// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

// Command send sends the trace of truth.json: TRANSPORT ENDPOINT TRACE-ID.
package main

import (
	"context"
	"encoding/binary"
	"errors"
	"log"
	"os"
	"strings"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracegrpc"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

const start = 1790000000_123456789

func main() {
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Fatal(err) }))
	traceID, err := trace.TraceIDFromHex(os.Args[3])
	check(err)
	ctx := context.Background()
	exporter, err := exporter(ctx, os.Args[1], strings.TrimPrefix(os.Args[2], "http://"))
	check(err)
	provider := provider(exporter, traceID)
	record(ctx, provider, traceID)
	check(provider.Shutdown(ctx))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func exporter(ctx context.Context, transport, address string) (*otlptrace.Exporter, error) {
	if transport == "grpc" {
		return otlptracegrpc.New(ctx, otlptracegrpc.WithEndpoint(address), otlptracegrpc.WithInsecure())
	}
	return otlptracehttp.New(ctx, otlptracehttp.WithEndpoint(address), otlptracehttp.WithInsecure())
}

func provider(exporter sdk.SpanExporter, traceID trace.TraceID) *sdk.TracerProvider {
	attributes := append(everyKind(), attribute.String("service.name", "sdks"))
	most := len(everyKind())
	return sdk.NewTracerProvider(
		sdk.WithResource(resource.NewWithAttributes("https://example.org/resource", attributes...)),
		sdk.WithIDGenerator(&knownIDs{traceID: traceID}),
		sdk.WithRawSpanLimits(sdk.SpanLimits{
			AttributeValueLengthLimit:   -1,
			AttributeCountLimit:         most,
			AttributePerEventCountLimit: most,
			AttributePerLinkCountLimit:  most,
			EventCountLimit:             2,
			LinkCountLimit:              1,
		}),
		sdk.WithBatcher(exporter),
	)
}

// knownIDs are 1000000000000001 for the first span, 1000000000000002 for the next and so on.
type knownIDs struct {
	traceID trace.TraceID
	spans   uint64
}

func (k *knownIDs) NewIDs(ctx context.Context) (trace.TraceID, trace.SpanID) {
	return k.traceID, k.NewSpanID(ctx, k.traceID)
}

func (k *knownIDs) NewSpanID(context.Context, trace.TraceID) (id trace.SpanID) {
	k.spans++
	binary.BigEndian.PutUint64(id[:], 0x1000000000000000+k.spans)
	return id
}

func record(ctx context.Context, provider *sdk.TracerProvider, traceID trace.TraceID) {
	library := provider.Tracer("library",
		trace.WithInstrumentationVersion("1.2.3"), trace.WithSchemaURL("https://example.org/scope"))
	inServer, server := serve(ctx, library, traceID)
	_, client := library.Start(inServer, "ask", trace.WithSpanKind(trace.SpanKindClient), at(start+100))
	fail(client)
	client.End(at(start + 500))
	_, producer := library.Start(inServer, "send", trace.WithSpanKind(trace.SpanKindProducer), at(start+600))
	producer.End(at(start + 600))
	server.End(at(start + 900))
	inConsumer, consumer := library.Start(ctx, "receive",
		trace.WithSpanKind(trace.SpanKindConsumer), at(1790000000_999999999),
		trace.WithLinks(trace.Link{SpanContext: producer.SpanContext()}))
	_, work := provider.Tracer("plain").Start(inConsumer, "work", at(1790000001_000000000))
	work.End(at(1790000001_000000001))
	consumer.End(at(1790000002_000000000))
}

// serve makes a span with more of everything than the limits allow. This SDK keeps the attributes
// that came first, and the events and links that came last.
func serve(ctx context.Context, tracer trace.Tracer, traceID trace.TraceID) (context.Context, trace.Span) {
	link := trace.Link{SpanContext: elsewhere(trace.TraceID{
		0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	}), Attributes: oneTooMany()}
	ctx, span := tracer.Start(trace.ContextWithRemoteSpanContext(ctx, elsewhere(traceID)), "GET /été 中",
		trace.WithSpanKind(trace.SpanKindServer), at(start), trace.WithLinks(link, link),
		trace.WithAttributes(oneTooMany()...))
	for i := 0; i < 2; i++ {
		span.AddEvent("full", trace.WithAttributes(everyKind()...), at(start+1))
		span.AddEvent("too full", trace.WithAttributes(oneTooMany()...), at(start+2))
	}
	span.SetStatus(codes.Ok, "")
	return ctx, span
}

func fail(span trace.Span) {
	span.RecordError(errors.New("no paper"), at(start+300), trace.WithStackTrace(true))
	span.SetStatus(codes.Error, "broken \"why\"")
}

func elsewhere(traceID trace.TraceID) trace.SpanContext {
	state, err := trace.ParseTraceState("vendor=a:b,other=c")
	check(err)
	return trace.NewSpanContext(trace.SpanContextConfig{
		TraceID:    traceID,
		SpanID:     trace.SpanID{0x80, 0, 0, 0, 0, 0, 0, 1},
		TraceFlags: trace.FlagsSampled,
		TraceState: state,
		Remote:     true,
	})
}

func at(unixNanos int64) trace.SpanEventOption {
	return trace.WithTimestamp(time.Unix(0, unixNanos))
}

func everyKind() []attribute.KeyValue {
	return []attribute.KeyValue{
		attribute.String("text", "a \"quoted\" 中 👍"),
		attribute.String("empty text", ""),
		attribute.Bool("bool", true),
		attribute.Int64("integer", 9007199254740991),
		attribute.Int64("least", -9007199254740991),
		attribute.Float64("real", 0.1),
		attribute.StringSlice("texts", []string{"a", ""}),
		attribute.BoolSlice("bools", []bool{true, false}),
		attribute.Int64Slice("integers", []int64{1, -2}),
		attribute.Float64Slice("reals", []float64{0.5, -1.25}),
		attribute.StringSlice("no texts", []string{}),
	}
}

func oneTooMany() []attribute.KeyValue {
	return append(everyKind(), attribute.Bool("too many", true))
}
