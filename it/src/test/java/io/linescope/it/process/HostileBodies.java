/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Bodies that no honest sender makes. */
public final class HostileBodies {
  private static final int CHUNK = 1 << 20;
  private static final int UNKNOWN_FIELD = 999;

  private HostileBodies() {}

  /** A span with as many attributes, and its resource with as many. */
  public static byte[] attributes(String service, int trace, int count) {
    Span.Builder span = span(trace);
    Resource.Builder resource =
        Resource.newBuilder().addAttributes(Otlp.text("service.name", service));
    for (int i = 0; i < count; i++) {
      span.addAttributes(Otlp.text("span." + i, "value " + i));
      resource.addAttributes(Otlp.text("resource." + i, "value " + i));
    }
    return request(resource, span);
  }

  /** A span with one attribute, an array in an array and so on. */
  public static byte[] nested(String service, int trace, int depth) {
    AnyValue value = AnyValue.newBuilder().setStringValue("bottom").build();
    for (int i = 0; i < depth; i++) {
      value = AnyValue.newBuilder().setArrayValue(ArrayValue.newBuilder().addValues(value)).build();
    }
    Resource.Builder resource =
        Resource.newBuilder().addAttributes(Otlp.text("service.name", service));
    return request(
        resource, span(trace).addAttributes(KeyValue.newBuilder().setKey("deep").setValue(value)));
  }

  /** The same attribute by hand, of any depth: protobuf's own classes overflow the stack. */
  public static byte[] nestedBytes(int depth) throws IOException {
    ByteString value = ByteString.EMPTY;
    for (int i = 0; i < depth; i++) {
      value = field(AnyValue.ARRAY_VALUE_FIELD_NUMBER, field(1, value));
    }
    ByteString attribute = field(KeyValue.VALUE_FIELD_NUMBER, value);
    ByteString span = field(Span.ATTRIBUTES_FIELD_NUMBER, attribute);
    ByteString scoped = field(ScopeSpans.SPANS_FIELD_NUMBER, span);
    return field(1, field(ResourceSpans.SCOPE_SPANS_FIELD_NUMBER, scoped)).toByteArray();
  }

  private static ByteString field(int number, ByteString content) throws IOException {
    return head(number, content.size()).concat(content);
  }

  private static ByteString head(int number, int size) throws IOException {
    ByteString.Output head = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(head);
    out.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(size);
    out.flush();
    return head.toByteString();
  }

  /** The same as JSON, of any depth. */
  public static byte[] nestedJson(int depth) {
    String open = "{\"arrayValue\":{\"values\":[";
    return ("{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"deep\",\"value\":"
            + open.repeat(depth)
            + "]}}".repeat(depth)
            + "}]}}]}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** JSON that nests arrays where a reader has to skip them. */
  public static byte[] skippedJson(int depth) {
    return ("{\"unknown\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A message with an unknown field of as many zeros, packed. */
  public static byte[] bomb(int bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      head(UNKNOWN_FIELD, bytes).writeTo(gzip);
      byte[] zeros = new byte[CHUNK];
      for (int written = 0; written < bytes; written += CHUNK) {
        gzip.write(zeros);
      }
    }
    return packed.toByteArray();
  }

  private static byte[] request(Resource.Builder resource, Span.Builder span) {
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(resource)
                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
        .build()
        .toByteArray();
  }

  private static Span.Builder span(int trace) {
    long start = System.currentTimeMillis() * 1_000_000;
    return Span.newBuilder()
        .setTraceId(bytes(16, trace))
        .setSpanId(bytes(8, trace))
        .setName("hostile")
        .setStartTimeUnixNano(start)
        .setEndTimeUnixNano(start + 1);
  }

  /** The id of the trace with this number, as the API spells it. */
  public static String traceId(int trace) {
    return "%032x".formatted(trace);
  }

  private static ByteString bytes(int size, int last) {
    return ByteString.copyFrom(ByteBuffer.allocate(size).putInt(size - 4, last).array());
  }
}
