/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.testkit;

import io.linescope.model.AttributeValue;
import io.linescope.model.Attributes;
import io.linescope.model.ByteArray;
import io.linescope.model.CallTreePart;
import io.linescope.model.Calls;
import io.linescope.model.EntityRef;
import io.linescope.model.InstrumentationScope;
import io.linescope.model.Resource;
import io.linescope.model.Span;
import io.linescope.model.SpanEvent;
import io.linescope.model.SpanId;
import io.linescope.model.SpanKind;
import io.linescope.model.SpanLink;
import io.linescope.model.Status;
import io.linescope.model.TraceId;
import io.linescope.storage.Scope;
import java.util.List;

/** Spans and call trees to test with. Starts differ by number, so that no order is ambiguous. */
final class Samples {
  /** The start of span number 0: a fixed time beyond the whole numbers of a double. */
  static final long START = 1_790_000_000_000_000_001L;

  static final long MINUTE = Scope.MINUTE_NANOS;

  private Samples() {}

  static TraceId trace(int number) {
    return new TraceId(0x8000_0000_0000_0000L | number, number + 1L);
  }

  /** Returns a span whose id is {@code number} and which starts that many microseconds later. */
  static Span.Builder span(int trace, int number, String service, String name) {
    long start = START + number * 1000L;
    return Span.builder(trace(trace), new SpanId(number))
        .name(name)
        .time(start, start + 500)
        .resource(resource(service));
  }

  static Resource resource(String service) {
    return new Resource(
        Attributes.builder().put("service.name", service).put("host.name", "h-" + service).build(),
        0,
        List.of(),
        "");
  }

  /** Returns a resource that tells environment and instance where they are not empty. */
  static Resource resource(String service, String environment, String instance) {
    Attributes.Builder attributes = Attributes.builder().put("service.name", service);
    if (!environment.isEmpty()) {
      attributes.put("deployment.environment.name", environment);
    }
    if (!instance.isEmpty()) {
      attributes.put("service.instance.id", instance);
    }
    return new Resource(attributes.build(), 0, List.of(), "");
  }

  /** Returns a resource with more attributes, keys and values in turn. */
  static Resource with(Resource resource, String... keysAndValues) {
    Attributes.Builder attributes = Attributes.builder();
    resource.attributes().forEach(entry -> attributes.put(entry.key(), entry.value()));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      attributes.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new Resource(attributes.build(), 0, List.of(), "");
  }

  /** Returns a span that has every field, and every kind of attribute. */
  static Span everything() {
    return Span.builder(trace(1), new SpanId(-1L))
        .parentSpanId(new SpanId(2))
        .traceState("vendor=a:1,other=b")
        .flags(0x301)
        .name("名字 \"quoted\" \\ \u0001 👍")
        .kind(SpanKind.CONSUMER)
        .time(START, START + Integer.MAX_VALUE * 10L)
        .attributes(everyKind(), 3)
        .events(List.of(new SpanEvent(START + 7, "exception", everyKind(), 1)), 4)
        .links(List.of(new SpanLink(trace(9), new SpanId(8), "x=y", 5, everyKind(), 2)), 6)
        .status(new Status(Status.Code.ERROR, "failed: \"why\""))
        .resource(new Resource(everyKind(), 7, entityRefs(), "https://example.org/resource"))
        .scope(
            new InstrumentationScope("library", "1.0", everyKind(), 8, "https://example.org/scope"))
        .build();
  }

  private static List<EntityRef> entityRefs() {
    return List.of(
        new EntityRef(
            "https://example.org/entity", "host", List.of("text", "\"int\""), List.of("bool")),
        new EntityRef("", "", List.of(), List.of()));
  }

  static Attributes everyKind() {
    return Attributes.builder()
        .put("service.name", "every \"kind\"")
        .put("text", "a\u0000b")
        .put("empty text", "")
        .put("int", Long.MAX_VALUE)
        .put("min", Long.MIN_VALUE)
        .put("beyond double", (1L << 53) + 1)
        .put("double", 0.1)
        .put("whole double", 3.0)
        .put("huge", 1.7e308)
        .put("nan", Double.NaN)
        .put("infinite", Double.NEGATIVE_INFINITY)
        .put("minus zero", -0.0)
        .put("bool", true)
        .put("bytes", new AttributeValue.Bytes(ByteArray.copyOf(new byte[] {0, -1, 127})))
        .put("no bytes", new AttributeValue.Bytes(ByteArray.copyOf(new byte[0])))
        .put("array", new AttributeValue.Array(List.of(new AttributeValue.Int(1), nested())))
        .put("nested", nested())
        .put("nothing", new AttributeValue.Empty())
        .put("twice", 1)
        .put("twice", 2)
        .build();
  }

  private static AttributeValue nested() {
    return new AttributeValue.KeyValues(
        Attributes.builder()
            .put("k", "v")
            .put("list", new AttributeValue.Array(List.of()))
            .put("none", new AttributeValue.KeyValues(Attributes.EMPTY))
            .put("nan", Double.NaN)
            .build());
  }

  /** Returns a tree of two nodes, one of them on another thread. */
  static CallTreePart tree(int trace, int span, String instance, int sequence) {
    return new CallTreePart(
        trace(trace),
        new SpanId(span),
        "shop",
        instance,
        42,
        sequence,
        sequence > 0,
        START,
        5,
        2,
        List.of("max-nodes"),
        List.of(
            new CallTreePart.Fragment(0, "main", false, new SpanId(span), null),
            new CallTreePart.Fragment(1, "工作 1", true, new SpanId(span), 0)),
        List.of(
            new CallTreePart.Node(0, null, 0, 1, 1, 1, 1, 100L, 60L, 4096L, 0L, 1, 5),
            new CallTreePart.Node(1, 0, 1, 2, 1L << 40, 0, 7, null, null, null, null, 0, 9)),
        List.of(3, 4),
        null);
  }

  /** Returns the same tree with its calls one by one, on two threads at once. */
  static CallTreePart treeInOrder(int trace, int span, String instance, int sequence) {
    CallTreePart part = tree(trace, span, instance, sequence);
    Calls calls =
        Calls.builder()
            .add(0, 5, 1L << 50)
            .add(1, 1L << 41, null)
            .add(1, 9, 0L)
            .add(1, 9, 3L)
            .addMissing(1L << 33)
            .build();
    return new CallTreePart(
        part.traceId(),
        part.spanId(),
        part.service(),
        part.instance(),
        part.epoch(),
        part.sequence(),
        part.complete(),
        part.startUnixNanos(),
        part.seenNodes(),
        part.keptNodes(),
        part.notes(),
        part.fragments(),
        part.nodes(),
        part.demoted(),
        calls);
  }
}
