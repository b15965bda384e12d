/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linescope.wire.MalformedException;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpJsonTest {

  @Test
  void unknownKeys_areSkippedWithAllBelow() throws Exception {
    Span span =
        readSpan(
            """
            {"new": {"name": "not this", "deep": [1, {"name": 2}]}, "name": "this", "start_time_unix_nano": 7}
            """);

    assertThat(span).isEqualTo(Span.newBuilder().setName("this").build());
  }

  @Test
  void nulls_meanNotThere() throws Exception {
    assertThat(readSpan("{\"name\": null, \"attributes\": null}"))
        .isEqualTo(Span.getDefaultInstance());
  }

  @ParameterizedTest
  @ValueSource(strings = {"9007199254740993", "\"9007199254740993\"", "\"9007199254740993.0\""})
  void int64_mayBeNumberOrText(String value) throws Exception {
    assertThat(readValue("{\"intValue\": " + value + "}").getIntValue())
        .isEqualTo(9007199254740993L);
  }

  @ParameterizedTest
  @CsvSource({"NaN,NaN", "Infinity,Infinity", "-Infinity,-Infinity", "1e2,100", "-0,-0.0"})
  void real_mayBeText(String text, Double expected) throws Exception {
    assertThat(readValue("{\"doubleValue\": \"" + text + "\"}").getDoubleValue())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AP8+P/o=", "AP8-P_o=", "AP8-P_o", "AP8+P/o"})
  void bytes_areReadInBothAlphabets(String base64) throws Exception {
    assertThat(readValue("{\"bytesValue\": \"" + base64 + "\"}").getBytesValue())
        .isEqualTo(FullTrace.bytes("00ff3e3ffa"));
  }

  @Test
  void ids_mayBeUpperCase() throws Exception {
    assertThat(readSpan("{\"spanId\": \"ABCDEF0000000001\"}").getSpanId())
        .isEqualTo(FullTrace.bytes("abcdef0000000001"));
  }

  @Test
  void unknownEnumNumber_isKept() throws Exception {
    assertThat(readSpan("{\"kind\": 9}").getKindValue()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\": \"SPAN_KIND_SERVER\"} | kind: SPAN_KIND_SERVER (expected: a number)",
        "{\"kind\": \"2\"} | kind: 2 (expected: a number)",
        "{\"name\": 7} | name: 7 (expected: a text)",
        "{\"traceId\": \"xyz\"} | traceId: xyz (expected: hexadecimal digits)",
        "{\"attributes\": {}} | attributes: { (expected: an array)",
        "{\"attributes\": [7]} | attributes: 7 (expected: an object)",
        "{\"flags\": -1} | flags: -1 (expected: an unsigned 32-bit integer)",
        "{\"flags\": 1.5} | flags: 1.5 (expected: an unsigned 32-bit integer)",
        "{\"startTimeUnixNano\": \"1e999\"} | startTimeUnixNano: 1e999 (expected: an unsigned 64-bit integer)",
        "[] | body: no JSON object (expected: a JSON object)",
        "{} {} | body: more after the JSON object (expected: nothing after it)",
      })
  void wrongValue_isNamed(String json, String message) {
    assertThatThrownBy(() -> readSpan(json))
        .isInstanceOf(MalformedException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"name\": \"", "{\"name\": nope}", "\u0001"})
  void brokenJson_isMalformed(String json) {
    assertThatThrownBy(() -> readSpan(json)).isInstanceOf(MalformedException.class);
  }

  @Test
  void nesting_isBounded() {
    String json = "{\"arrayValue\":{\"values\":[".repeat(200) + "{}" + "]}}".repeat(200);

    assertThatThrownBy(() -> readValue(json))
        .isInstanceOf(MalformedException.class)
        .hasMessage("nesting: 101 (expected: at most 100)");
  }

  @Test
  void nestingOfUnknownKeys_isBounded() {
    String json = "{\"unknown\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThatThrownBy(() -> readValue(json)).isInstanceOf(MalformedException.class);
  }

  @Test
  void hugeNumber_isRefusedQuickly() {
    String json = "{\"intValue\": \"" + "9".repeat(1_000_000) + "\"}";

    assertThatThrownBy(() -> readValue(json))
        .isInstanceOf(MalformedException.class)
        .hasMessageEndingWith("... (expected: a 64-bit integer)");
  }

  @Test
  void presence_ofAnEmptyValueSurvives() throws Exception {
    KeyValue sent = FullTrace.key("k", FullTrace.integer(0));

    assertThat(OtlpJson.read(OtlpJson.write(sent), KeyValue.newBuilder()).build()).isEqualTo(sent);
  }

  private static Span readSpan(String json) throws MalformedException {
    return OtlpJson.read(json.getBytes(StandardCharsets.UTF_8), Span.newBuilder()).build();
  }

  private static AnyValue readValue(String json) throws MalformedException {
    return OtlpJson.read(json.getBytes(StandardCharsets.UTF_8), AnyValue.newBuilder()).build();
  }
}
