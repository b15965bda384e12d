/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Application;
import io.linescope.it.process.BrowserSteps;
import io.linescope.it.process.Command;
import io.linescope.it.process.Credentials;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Otlp;
import io.linescope.it.process.Programs;
import io.linescope.it.process.RawGrpc;
import io.linescope.it.process.RawHttp;
import io.linescope.it.process.RawHttp.Reply;
import io.linescope.it.process.ServerProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that others reach: it listens on every address and has credentials. */
class ITCredentials {
  private static final String PROTOBUF = "content-type: application/x-protobuf";
  private static final int UNAUTHENTICATED = 16;
  private static final List<String> PEOPLES =
      List.of(
          "GET /api/v1/services",
          "GET /api/v1/traces",
          "GET /api/v1/openapi.json",
          "GET /api/v1/levels",
          "POST /api/v1/levels",
          "DELETE /api/v1/levels/1",
          "POST /api/v1/levels/debug-headers",
          "GET /api/v1/nothing",
          "GET /metrics");
  private static final List<String> SENDERS =
      List.of("POST /v1/traces", "POST /v1/logs", "POST /v1/metrics", "POST /v1/linescope/control");

  @TempDir static Path folder;

  private static Path data;
  private static Credentials credentials;
  private static ServerProcess server;

  @BeforeAll
  static void start() throws Exception {
    data = folder.resolve("data");
    credentials = Credentials.make(data);
    server = ServerProcess.start(data, "--bind", "0.0.0.0").authorize(credentials.basic());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void command_showsTheSecretsOnceAndKeepsHashesForItsOwner() throws Exception {
    Path other = folder.resolve("other");
    Command first = credentials(other);
    Command second = credentials(other);

    assertThat(first.output()).containsPattern("password of admin: [0-9a-z]{26}\n");
    assertThat(first.output()).containsPattern("ingest token: +lst_[0-9a-z]{32}\n");
    assertThat(second.errors()).contains("replace earlier ones");
    assertThat(second.output()).doesNotContain(first.output().lines().toList());
    for (String line : second.output().lines().toList()) {
      String secret = line.substring(line.lastIndexOf(' ') + 1);
      assertThat(Files.readString(other.resolve("credentials.properties"))).doesNotContain(secret);
    }
    assertThat(Files.getPosixFilePermissions(other.resolve("credentials.properties"))).hasSize(2);
  }

  private static Command credentials(Path folder) throws Exception {
    return Command.run(
        Distribution.command(), "server", "credentials", "--data", folder.toString());
  }

  @Test
  void whoSaysNothing_getsNothingOnAnyPort() throws Exception {
    for (String port : ports()) {
      for (String start : all()) {
        assertThat(status(port, start)).as(port + " " + start).isEqualTo(401);
      }
      assertThat(RawGrpc.export(port, Otlp.batch("evil", 0, 1), Map.of()))
          .isEqualTo(UNAUTHENTICATED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer lst_00000000000000000000000000000000",
        "Bearer",
        "Bearer  ",
        "Basic",
        "Basic !",
        "Basic YWRtaW4=",
        "Negotiate x",
        "lst_x",
      })
  void whoSaysSomethingElse_getsNothing(String authorization) throws Exception {
    for (String start : all()) {
      assertThat(status(ports().get(0), start, "authorization: " + authorization))
          .as(start)
          .isEqualTo(401);
    }
    for (String port : ports()) {
      assertThat(
              RawGrpc.export(
                  port, Otlp.batch("evil", 0, 1), Map.of("authorization", authorization)))
          .isEqualTo(UNAUTHENTICATED);
    }
    assertThat(server.get("/api/v1/services").findValuesAsText("name")).doesNotContain("evil");
  }

  @Test
  void healthTheWayInAndFiles_areOpen() throws Exception {
    for (String start :
        List.of(
            "GET /api/v1/health",
            "GET /api/v1/session",
            "GET /",
            "GET /traces",
            "GET /download/linescope-probe.jar.sha256")) {
      assertThat(status(ports().get(0), start)).as(start).isEqualTo(200);
    }
  }

  @Test
  void token_sendsOnEveryPort() throws Exception {
    String[] head = {"authorization: " + credentials.bearer(), PROTOBUF};
    for (String port : ports()) {
      for (String start : SENDERS) {
        int let = start.endsWith("control") ? 400 : 200; // to whom nothing is no question
        assertThat(status(port, start, head)).as(port + " " + start).isEqualTo(let);
      }
      assertThat(
              RawGrpc.export(
                  port, Otlp.batch("till", 0, 2), Map.of("authorization", credentials.bearer())))
          .isZero();
    }
    assertThat(server.get("/api/v1/traces?service=till")).hasSize(2);
  }

  @Test
  void token_readsAndChangesNothing() throws Exception {
    String[] head = {"authorization: " + credentials.bearer(), "content-type: application/json"};
    for (String start : PEOPLES) {
      Reply reply = send("127.0.0.1", ports().get(0), start, head);
      assertThat(reply.status()).as(start).isEqualTo(403);
      assertThat(reply.text()).contains("application/problem+json", "may only send");
    }
    assertThat(server.get("/api/v1/levels").path("rules")).isEmpty();
  }

  /** From an address of its own: the others are not to wait for it, and do not. */
  @Test
  void manyWrongPasswords_makeTheirAddressWait() throws Exception {
    String attacker = "127.0.0.9";
    String start = "GET /api/v1/services";
    long before = server.figure("linescope_refused_requests_total{reason=\"password-wrong\"}");
    List<Integer> statuses = new ArrayList<>();
    long began = System.nanoTime();
    for (int i = 0; i < 30; i++) {
      String guess = "authorization: " + Credentials.basic("guess-" + i);
      statuses.add(send(attacker, ports().get(0), start, guess).status());
    }
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    long checked = statuses.stream().filter(status -> status == 401).count();

    assertThat(statuses.subList(0, 5)).containsOnly(401);
    assertThat(statuses).containsOnly(401, 429);
    assertThat(checked).as("of " + statuses + " in " + took + " ms").isLessThan(15);
    assertThat(took).as("each costs time").isGreaterThan(checked * 20);
    assertThat(server.figure("linescope_refused_requests_total{reason=\"passwords-too-many\"}"))
        .isPositive();
    assertThat(server.figure("linescope_refused_requests_total{reason=\"password-wrong\"}"))
        .isEqualTo(before + checked);
    assertThat(send("127.0.0.1", ports().get(0), start, "authorization: " + credentials.basic()))
        .extracting(Reply::status)
        .isEqualTo(200);
  }

  @Test
  void commandLine_takesThePasswordFromAVariableOrAFile() throws Exception {
    String url = server.url();
    Command without = traces(Map.of(), "--server", url);
    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.errors()).contains("the admin's password");

    Map<String, String> variable = Map.of("LINESCOPE_PASSWORD", credentials.password());
    assertThat(traces(variable, "--server", url).exitCode()).isZero();

    Path file = Files.writeString(folder.resolve("password"), credentials.password() + "\n");
    Command fromFile = traces(Map.of(), "--server", url, "--password-file", file.toString());
    assertThat(fromFile.exitCode()).as(fromFile.errors()).isZero();
  }

  private static Command traces(Map<String, String> variables, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("traces", "-o", "json"));
    all.addAll(List.of(options));
    return Command.run(variables, Distribution.command(), all.toArray(String[]::new));
  }

  @Test
  void probe_sendsAndFollowsWithTheToken() throws Exception {
    List<String> options = new ArrayList<>(List.of("-Dlinescope.token=" + credentials.token()));
    options.addAll(Programs.exactly(server.url(), "Batch", 3));
    try (Application application = Application.underProbe(JavaHome.of(17), options)) {
      application.awaitEnd();
    }

    assertThat(server.trees("Batch")).hasSize(3);
    assertThat(server.get("/api/v1/traces?service=Batch&since=1h")).hasSize(3);
    assertThat(server.get("/api/v1/probes").findValuesAsText("service")).contains("Batch");
    JsonNode instances = server.get("/api/v1/levels").path("instances");
    assertThat(instances.findValuesAsText("service")).contains("Batch");
  }

  @Test
  void person_logsInAtThePage() throws Exception {
    String url = server.url().replace("0.0.0.0", "127.0.0.1");
    BrowserSteps.run("login", "login", url, Map.of("LINESCOPE_PASSWORD", credentials.password()));
  }

  @Test
  void newCredentials_countAtOnceInARunningServer() throws Exception {
    Path other = folder.resolve("turned");
    Credentials first = Credentials.make(other);
    try (ServerProcess turned = ServerProcess.start(other).authorize(first.basic())) {
      turned.get("/api/v1/services");
      Credentials second = Credentials.make(other);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (turned.page("/api/v1/services").statusCode() == 200) {
        assertThat(System.nanoTime()).as("the first still count").isLessThan(deadline);
        Thread.sleep(100);
      }
      turned.authorize(second.basic()).get("/api/v1/services");
    }
  }

  @Test
  void credentialsOfAnOpenServer_closeIt() throws Exception {
    Path other = folder.resolve("opened");
    try (ServerProcess open = ServerProcess.start(other)) {
      open.get("/api/v1/services");
      Credentials made = Credentials.make(other);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (open.page("/api/v1/services").statusCode() == 200) {
        assertThat(System.nanoTime()).as("still open").isLessThan(deadline);
        Thread.sleep(100);
      }
      open.authorize(made.basic()).get("/api/v1/services");
    }
  }

  @Test
  void configuredName_isOwn_andIsTheOnlyOne() throws Exception {
    try (ServerProcess named =
        ServerProcess.start(folder.resolve("named"), "--host-names", "traces.example")) {
      assertThat(RawHttp.send(named.url(), "GET /api/v1/services", "host: traces.example"))
          .extracting(Reply::status)
          .isEqualTo(200);
      assertThat(RawHttp.send(named.url(), "GET /api/v1/services", "host: x.traces.example"))
          .extracting(Reply::status)
          .isEqualTo(421);
    }
  }

  @Test
  void secrets_areNowhere() throws Exception {
    traces(Map.of("LINESCOPE_PASSWORD", "not-this-one"), "--server", server.url());
    String said = server.output().toString() + server.errors();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        said += new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
      }
    }
    assertThat(said)
        .doesNotContain(credentials.password())
        .doesNotContain(credentials.token())
        .doesNotContain(credentials.basic().substring("Basic ".length()))
        .doesNotContain("not-this-one");
  }

  private static List<String> all() {
    return Stream.concat(PEOPLES.stream(), SENDERS.stream()).toList();
  }

  /** Each of the three ports, as an address that this machine reaches itself by. */
  private static List<String> ports() {
    return Stream.of(
            URI.create(server.url()).getAuthority(),
            server.listening("otlp-grpc"),
            server.listening("otlp-http"))
        .map(port -> port.replace("0.0.0.0", "127.0.0.1"))
        .toList();
  }

  private static int status(String port, String start, String... headers) throws Exception {
    return send("127.0.0.1", port, start, headers).status();
  }

  private static Reply send(String from, String port, String start, String... headers)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("host: " + port));
    all.addAll(List.of(headers));
    return RawHttp.sendFrom(from, "http://" + port, start, new byte[0], all.toArray(String[]::new));
  }
}
