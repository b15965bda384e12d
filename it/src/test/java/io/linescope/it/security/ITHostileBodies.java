/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.HostileBodies;
import io.linescope.it.process.Otlp;
import io.linescope.it.process.RawGrpc;
import io.linescope.it.process.RawHttp;
import io.linescope.it.process.ServerProcess;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies made to take a server's memory or stack. After each of them it serves as before. */
class ITHostileBodies {
  private static final String PROTOBUF = "application/x-protobuf";
  private static final String JSON = "application/json";
  private static final int RESOURCE_EXHAUSTED = 8;

  @TempDir static Path data;

  private static ServerProcess server;
  private static String own;
  private static int honest;

  @BeforeAll
  static void start() throws Exception {
    server = ServerProcess.start(data);
    own = URI.create(server.url()).getAuthority();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  /** What it says on stderr is nothing: no error of the JVM, no stack. */
  @AfterEach
  void server_isWell() throws Exception {
    assertThat(post("/v1/traces", PROTOBUF, Otlp.batch("honest", honest++, 1))).isEqualTo(200);
    assertThat(RawGrpc.export(own, Otlp.batch("honest", honest++, 1), Map.of())).isZero();
    assertThat(server.get("/api/v1/health").path("status").asText()).isEqualTo("ok");
    assertThat(server.get("/api/v1/traces?service=honest&limit=1000")).hasSize(honest);
    assertThat(server.errors().toString()).doesNotContain("Error", "Exception", "failed");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/traces, 17",
    "/v1/logs, 17",
    "/v1/metrics, 17",
    "/v1/linescope/control, 5",
    "/api/v1/levels, 1",
    "/api/v1/session, 1",
  })
  void oversizedBody_isRefused(String path, int megabytes) throws Exception {
    RawHttp.Reply reply =
        RawHttp.sendFrom(
            "127.0.0.1",
            server.url(),
            "POST " + path,
            new byte[megabytes << 20],
            "host: " + own,
            "content-type: " + (path.startsWith("/api/") ? JSON : PROTOBUF));

    assertThat(reply.status()).isIn(413, 0); // cut off while it still sends
  }

  @Test
  void oversizedMessage_overGrpc_isRefused() {
    assertThat(RawGrpc.export(own, new byte[17 << 20], Map.of())).isEqualTo(RESOURCE_EXHAUSTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {65 << 20, 1 << 30})
  void gzipBomb_isRefusedBeforeItUnpacks(int bytes) throws Exception {
    byte[] bomb = HostileBodies.bomb(bytes);
    RawHttp.Reply reply =
        RawHttp.sendFrom(
            "127.0.0.1",
            server.url(),
            "POST /v1/traces",
            bomb,
            "host: " + own,
            "content-type: " + PROTOBUF,
            "content-encoding: gzip");

    assertThat(reply.status()).isEqualTo(413);
    assertThat(RawGrpc.export(own, bomb, Map.of("grpc-encoding", "gzip")))
        .isEqualTo(RESOURCE_EXHAUSTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 1_000, 20_000})
  void nestedValue_isRefused(int depth) throws Exception {
    long before = server.figure("linescope_accepted_spans_total");
    byte[] nested = HostileBodies.nestedBytes(depth);

    assertThat(post("/v1/traces", PROTOBUF, nested)).isEqualTo(400);
    assertThat(RawGrpc.export(own, nested, Map.of())).isPositive();
    assertThat(post("/v1/traces", JSON, HostileBodies.nestedJson(depth))).isEqualTo(400);
    assertThat(server.figure("linescope_accepted_spans_total")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 500_000})
  void nestedArraysThatAreSkipped_areRefused(int depth) throws Exception {
    byte[] body = HostileBodies.skippedJson(depth);

    assertThat(post("/v1/traces", JSON, body)).isEqualTo(400);
    assertThat(post("/api/v1/levels", JSON, HostileBodies.skippedJson(10_000))).isEqualTo(400);
  }

  @Test
  void deepestValueThatIsTaken_isGivenBack() throws Exception {
    assertThat(post("/v1/traces", PROTOBUF, HostileBodies.nested("deep", 2, 40))).isEqualTo(200);

    String stored = server.get("/api/v1/traces/" + HostileBodies.traceId(2) + "/otlp").toString();
    assertThat(stored.split("arrayValue", -1)).hasSize(41);
    assertThat(stored).contains("bottom");
  }

  @Test
  void tenThousandAttributes_areKeptAndGivenBack() throws Exception {
    byte[] body = HostileBodies.attributes("many", 3, 10_000);

    assertThat(post("/v1/traces", PROTOBUF, body)).isEqualTo(200);

    String path = "/api/v1/traces/" + HostileBodies.traceId(3);
    JsonNode group = server.get(path + "/otlp").at("/resourceSpans/0");
    assertThat(group.at("/scopeSpans/0/spans/0/attributes")).hasSize(10_000);
    assertThat(group.at("/resource/attributes")).hasSize(10_001);
    assertThat(server.get("/api/v1/traces?service=many&attribute=span.9999%3Dvalue+9999"))
        .hasSize(1);
    assertThat(server.get(path).path("spanCount").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/traces", "/v1/logs", "/v1/metrics", "/v1/linescope/control"})
  void noise_isRefused(String path) throws Exception {
    byte[] noise = "\u00ff\u00ff\u00ffnoise".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(post(path, PROTOBUF, noise)).isEqualTo(400);
  }

  private static int post(String path, String contentType, byte[] body) throws Exception {
    return server.post(path, contentType, body).statusCode();
  }
}
