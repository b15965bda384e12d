/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.it.process.RawHttp;
import io.linescope.it.process.RawHttp.Reply;
import io.linescope.it.process.ServerProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that lead out of what is served, as they are written on the wire. */
class ITPaths {
  /** Stands in a file beside the data, in one of the data folder, and in no answer. */
  private static final String SECRET = "what-nobody-may-read";

  @TempDir static Path folder;

  private static ServerProcess server;
  private static String own;

  @BeforeAll
  static void start() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("secret"), SECRET);
    Files.writeString(data.resolve("secret"), SECRET);
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
        "/download/../secret",
        "/download/../../../../../../../../../../etc/passwd",
        "/download/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/download/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/download/%252e%252e%252fetc%252fpasswd",
        "/download/linescope-probe.jar/../../secret",
        "/download/linescope-probe.jar%00.sha256",
        "/download/..\\..\\secret",
        "/download//etc/passwd",
        "/download/linescope.jar",
        "/../secret",
        "/..%2fsecret",
        "/%2e%2e/secret",
        "/assets/../../../io/linescope/server/Main.class",
        "/assets/..%2f..%2f..%2fio/linescope/server/Main.class",
        "/assets/..%5c..%5cMETA-INF/MANIFEST.MF",
        "/assets/%c0%ae%c0%ae/%c0%ae%c0%ae/MANIFEST.MF",
        "/assets/....//....//MANIFEST.MF",
        "/assets//../MANIFEST.MF",
        "//etc/passwd",
        "/file:///etc/passwd",
        "/%00",
        "/index.html%00.js",
        "/META-INF/MANIFEST.MF",
        "/../MANIFEST.MF",
        "/io/linescope/query/openapi.json",
        "/../../io/linescope/query/openapi.json",
        "/credentials.properties",
        "/api/v1/../../secret",
        "/api/v1/traces/..%2f..%2fsecret/otlp",
      })
  void pathThatLeadsOut_findsNothing(String path) throws Exception {
    Reply reply = RawHttp.send(server.url(), "GET " + path, "host: " + own);

    assertThat(reply.text())
        .doesNotContain(SECRET)
        .doesNotContain("root:")
        .doesNotContain("Manifest-Version")
        .doesNotContain("\"openapi\"")
        .doesNotContain("java/lang/Object");
    // What is no file is a room of the UI, so its page is as good as no answer.
    assertThat(reply.status() == 200 && !reply.text().contains("<div id=\"root\">"))
        .as(reply.text().lines().findFirst().orElse(""))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/", "/download/", "/META-INF/", "/assets"})
  void folder_isNotListed(String path) throws Exception {
    Reply reply = RawHttp.send(server.url(), "GET " + path, "host: " + own);

    assertThat(reply.text()).doesNotContain(".js\n", ".jar\n", "MANIFEST.MF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "POST", "PATCH"})
  void files_areOnlyRead(String method) throws Exception {
    Reply reply =
        RawHttp.send(server.url(), method + " /download/linescope-probe.jar", "host: " + own);

    assertThat(reply.text()).doesNotContain("PK\u0003\u0004");
  }
}
