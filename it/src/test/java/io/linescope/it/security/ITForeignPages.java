/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.it.process.Otlp;
import io.linescope.it.process.RawGrpc;
import io.linescope.it.process.RawHttp;
import io.linescope.it.process.RawHttp.Reply;
import io.linescope.it.process.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign web pages at a server that asks for no login: what browsers would send for them. */
class ITForeignPages {
  private static final List<String> EVERYTHING =
      List.of(
          "GET /",
          "GET /api/v1/services",
          "GET /api/v1/traces",
          "POST /api/v1/levels",
          "DELETE /api/v1/levels/1",
          "POST /api/v1/levels/debug-headers",
          "GET /api/v1/health",
          "GET /metrics",
          "GET /download/linescope-probe.jar.sha256",
          "POST /v1/traces",
          "POST /v1/logs",
          "POST /v1/metrics",
          "POST /v1/linescope/control",
          "OPTIONS /v1/traces");

  @TempDir static Path data;

  private static ServerProcess server;
  private static String own;

  @BeforeAll
  static void start() throws Exception {
    server = ServerProcess.start(data);
    own = URI.create(server.url()).getAuthority();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:5463",
        "192.0.2.1",
        "0.0.0.0",
        "[2001:db8::1]",
        "",
      })
  void foreignHost_isRefusedEverywhere(String host) throws Exception {
    long before = refused("foreign-host");
    for (String start : EVERYTHING) {
      Reply reply = RawHttp.send(server.url(), start, "host: " + host);
      assertThat(reply.status()).as(start + " " + reply.text()).isIn(400, 421);
      assertThat(reply.text()).as(start).doesNotContain("id=\"root\"");
    }
    if (!host.isEmpty()) {
      assertThat(refused("foreign-host") - before).isEqualTo(EVERYTHING.size());
    }
  }

  @Test
  void missingHost_isRefused() throws Exception {
    assertThat(RawHttp.send(server.url(), "GET /api/v1/services").status()).isIn(400, 421);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "https://evil.example",
        "http://127.0.0.1:1",
        "http://localhost",
        "file://",
      })
  void foreignOrigin_isRefusedEverywhere(String origin) throws Exception {
    long before = refused("foreign-origin");
    for (String start : EVERYTHING) {
      Reply reply = RawHttp.send(server.url(), start, "host: " + own, "origin: " + origin);
      assertThat(reply.status()).as(start + " " + reply.text()).isEqualTo(403);
      assertThat(reply.text().toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("access-control-allow");
    }
    assertThat(refused("foreign-origin") - before).isEqualTo(EVERYTHING.size());
    assertThat(server.get("/api/v1/levels").path("rules")).isEmpty();
  }

  @Test
  void ownOrigin_isServed() throws Exception {
    assertThat(
            RawHttp.send(
                    server.url(), "GET /api/v1/services", "host: " + own, "origin: http://" + own)
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"host, evil.example, 421", "origin, http://evil.example, 403"})
  void refusal_isAProblemDocument(String header, String value, int status) throws Exception {
    Reply reply =
        header.equals("host")
            ? RawHttp.send(server.url(), "GET /api/v1/services", "host: " + value)
            : RawHttp.send(
                server.url(), "GET /api/v1/services", "host: " + own, header + ": " + value);

    assertThat(reply.text()).contains("application/problem+json", "\"status\":" + status, value);
  }

  @ParameterizedTest
  @CsvSource({":authority, evil.example", "origin, http://evil.example"})
  void foreignPage_overGrpc_isRefused(String header, String value) {
    for (String port : List.of(own, server.listening("otlp-grpc"), server.listening("otlp-http"))) {
      assertThat(RawGrpc.export(port, Otlp.batch("evil", 0, 1), Map.of(header, value)))
          .as(port)
          .isEqualTo(7);
      assertThat(RawGrpc.export(port, Otlp.batch("till", 0, 1), Map.of())).as(port).isZero();
    }
  }

  /** What was refused above is not there. */
  @Test
  void refusedSpans_areNotStored() throws Exception {
    RawHttp.sendFrom(
        "127.0.0.1",
        server.url(),
        "POST /v1/traces",
        Otlp.batch("evil", 100, 1),
        "host: " + own,
        "origin: http://evil.example",
        "content-type: application/x-protobuf");

    assertThat(server.get("/api/v1/services").findValuesAsText("name")).doesNotContain("evil");
  }

  private static long refused(String reason) throws Exception {
    return server.figure("linescope_refused_requests_total{reason=\"" + reason + "\"}");
  }
}
