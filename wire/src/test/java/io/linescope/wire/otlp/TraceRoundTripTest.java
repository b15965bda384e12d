/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.linescope.wire.Refusal;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceRoundTripTest {

  @Test
  void protobuf_comesBackFieldByField() throws Exception {
    TracesData sent = TracesData.parseFrom(FullTrace.data().toByteString());

    DecodedSpans decoded = TraceDecoder.decode(sent.getResourceSpansList());

    assertThat(decoded.refusals()).isEmpty();
    assertThat(TraceEncoder.encode(decoded.spans())).isEqualTo(sent);
  }

  @Test
  void json_comesBackFieldByField() throws Exception {
    byte[] json = OtlpJson.write(FullTrace.data());

    assertThat(OtlpJson.read(json, TracesData.newBuilder()).build()).isEqualTo(FullTrace.data());
  }

  @Test
  void fullTrace_setsEveryFieldOfTheSpan() {
    Span span = FullTrace.span();

    assertThat(span.getAllFields().keySet())
        .containsExactlyInAnyOrderElementsOf(Span.getDescriptor().getFields());
  }

  @Test
  void whatNobodySaid_isNotSaid() {
    assertThat(TraceEncoder.encode(decode(span("01")).spans()).getResourceSpansList())
        .containsExactly(group(span("01")));
  }

  @Test
  void json_writesIdsAsHexEnumsAndTimesAsOtlpDemands() {
    String json = new String(OtlpJson.write(FullTrace.data()), StandardCharsets.UTF_8);

    assertThat(json)
        .contains("\"traceId\":\"0102030405060708090a0b0c0d0e0fff\"")
        .contains("\"parentSpanId\":\"00000000000000aa\"")
        .contains("\"kind\":5")
        .contains("\"startTimeUnixNano\":\"1700000000123456789\"")
        .contains("\"intValue\":\"9007199254740993\"")
        .contains("\"doubleValue\":\"NaN\"")
        .contains("\"doubleValue\":\"-Infinity\"")
        .contains("\"bytesValue\":\"AP8+P/o=\"")
        .contains("\"droppedAttributesCount\":4294967295");
  }

  @Test
  void sharedResource_isOneObjectInMemory() {
    DecodedSpans decoded = decode(span("01"), span("02"));

    assertThat(decoded.spans().get(0).resource()).isSameAs(decoded.spans().get(1).resource());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "00000000000000000000000000000000", "aabbcc"})
  void traceId_ofAnotherShapeIsRefusedAlone(String hex) {
    Span bad = span("01").toBuilder().setTraceId(FullTrace.bytes(hex)).build();

    DecodedSpans decoded = decode(bad, span("02"));

    assertThat(decoded.spans()).hasSize(1);
    assertThat(decoded.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo("invalid-span");
              assertThat(refusal.message()).startsWith("traceId: ").contains("(expected: 16 bytes");
            });
  }

  @Test
  void fields_outsideTheirRangeAreRefusedByName() {
    assertThat(
            decode(
                    span("01").toBuilder().setSpanId(ByteString.EMPTY).build(),
                    span("02").toBuilder().setParentSpanId(FullTrace.bytes("0102")).build(),
                    span("03").toBuilder().setKindValue(6).build(),
                    span("04").toBuilder().setStartTimeUnixNano(-1).build(),
                    span("05").toBuilder().addLinks(Span.Link.getDefaultInstance()).build())
                .refusals())
        .extracting(Refusal::message)
        .containsExactly(
            "spanId: nothing (expected: 8 bytes, not all zero)",
            "parentSpanId: 0102 (expected: 8 bytes)",
            "kind: 6 (expected: 0 to 5)",
            "startTimeUnixNano: 18446744073709551615 (expected: at most 9223372036854775807)",
            "links.traceId: nothing (expected: 16 bytes)");
  }

  private static Span span(String lastByte) {
    return Span.newBuilder()
        .setTraceId(FullTrace.bytes(FullTrace.TRACE_ID))
        .setSpanId(FullTrace.bytes("00000000000000" + lastByte))
        .build();
  }

  private static DecodedSpans decode(Span... spans) {
    return TraceDecoder.decode(List.of(group(spans)));
  }

  private static ResourceSpans group(Span... spans) {
    ScopeSpans scoped = ScopeSpans.newBuilder().addAllSpans(List.of(spans)).build();
    return ResourceSpans.newBuilder().addScopeSpans(scoped).build();
  }
}
