/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Command;
import io.linescope.it.process.ServerProcess;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OpenTelemetry's SDKs of four languages send, the real server gives back. */
class ITSdks {
  @TempDir static Path data;

  private static ServerProcess server;

  @BeforeAll
  static void start() throws Exception {
    server = ServerProcess.start(data);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void truth_setsEveryFieldThatUsersOfAnSdkCanSet() throws Exception {
    assertThat(EveryField.unset(Truth.of("1".repeat(32)).build()))
        .containsExactlyInAnyOrder(
            "opentelemetry.proto.common.v1.AnyValue.bytes_value",
            "opentelemetry.proto.common.v1.AnyValue.kvlist_value",
            "opentelemetry.proto.common.v1.InstrumentationScope.dropped_attributes_count",
            "opentelemetry.proto.resource.v1.Resource.dropped_attributes_count",
            "opentelemetry.proto.resource.v1.Resource.entity_refs");
  }

  @ParameterizedTest
  @CsvSource({
    "JAVA, grpc",
    "JAVA, http",
    "PYTHON, grpc",
    "PYTHON, http",
    "NODE, grpc",
    "NODE, http",
    "NODE, json",
    "GO, grpc",
    "GO, http"
  })
  void trace_comesBackFieldByField(Sdk sdk, String transport) throws Exception {
    String way = sdk + " " + transport;
    String traceId =
        UUID.nameUUIDFromBytes(way.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    Command program = sdk.send(transport, endpoint(transport), traceId);
    assertThat(program.exitCode()).as(way + ": " + program.errors()).isZero();

    JsonNode answer = server.get("/api/v1/traces/" + traceId + "/otlp");
    String stackTrace = stackTrace(answer);
    assertThat(stackTrace).contains(sdk.frame);
    TracesData actual = JsonText.read(answer, TracesData.newBuilder()).build();
    TracesData expected = Truth.of(sdk, traceId, stackTrace);
    Comparison.assertSame(way, Comparison.inOrder(actual), Comparison.inOrder(expected));
  }

  private static String endpoint(String transport) {
    String protocol = transport.equals("grpc") ? "otlp-grpc" : "otlp-http";
    return "http://" + server.listening(protocol);
  }

  /** The only one in the trace. */
  private static String stackTrace(JsonNode trace) {
    for (JsonNode attributes : trace.findValues("attributes")) {
      for (JsonNode attribute : attributes) {
        if (attribute.path("key").asText().equals("exception.stacktrace")) {
          return attribute.path("value").path("stringValue").asText();
        }
      }
    }
    throw new AssertionError("exception.stacktrace: none in " + trace);
  }
}
