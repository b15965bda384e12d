/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import io.linescope.query.http.Answer;
import io.linescope.query.http.Router;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard before a real server's routes. */
class AccessTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final SetClock CLOCK = new SetClock();
  private static volatile @Nullable Accounts accounts;
  private static final Access ACCESS =
      new Access(
          new HostNames(InetAddress.getLoopbackAddress(), Set.of()),
          () -> accounts,
          (headers, status, message) -> null,
          CLOCK);
  private static Server server;

  /** One who may do all, and one who may only send. */
  private static final class TwoAccounts implements Accounts {
    @Override
    public @Nullable Account ofToken(String token) {
      return token.equals("token") ? new Account("senders", Set.of(Right.SEND)) : null;
    }

    @Override
    public @Nullable Account ofPassword(String user, String password) {
      return user.equals("ann") && password.equals("secret")
          ? new Account(user, Set.of(Right.SEND, Right.USE))
          : null;
    }
  }

  @BeforeAll
  static void start() {
    ServerBuilder builder = Server.builder().http(0).gracefulShutdownTimeoutMillis(0, 0);
    ACCESS
        .register(new Router())
        .get("/api/v1/health", question -> Answer.of("ok"))
        .get("/api/v1/data", question -> Answer.of("data"))
        .register(builder);
    builder.route().post("/v1/traces").build((context, request) -> HttpResponse.of(HttpStatus.OK));
    builder.service("/metrics", (context, request) -> HttpResponse.of(HttpStatus.OK));
    builder.serviceUnder("/", (context, request) -> HttpResponse.of(HttpStatus.OK));
    ACCESS.guard(builder);
    server = builder.build();
    server.start().join();
  }

  @AfterAll
  static void stop() {
    server.stop().join();
  }

  /** Who waited for the next password waits no more. */
  @BeforeEach
  void reset() {
    accounts = new TwoAccounts();
    CLOCK.forward(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/data, 401, 403, 200",
    "GET, /api/v1/./data, 401, 403, 404",
    "GET, //api/v1/data, 401, 403, 200",
    "GET, /api/v1/nothing, 401, 403, 404",
    "GET, /metrics, 401, 403, 200",
    "POST, /v1/traces, 401, 200, 200",
    "GET, /api/v1/health, 200, 200, 200",
    "GET, /api/v1/session, 200, 200, 200",
    "GET, /, 200, 200, 200",
    "GET, /traces/1, 200, 200, 200",
  })
  void route_letsInWhoMayUseIt(String method, String path, int nobody, int token, int password)
      throws Exception {
    assertThat(send(method, path)).as("nobody").isEqualTo(nobody);
    assertThat(send(method, path, "authorization", "Bearer token")).as("token").isEqualTo(token);
    assertThat(send(method, path, "authorization", basic("ann:secret")))
        .as("password")
        .isEqualTo(password);
    accounts = null;
    assertThat(send(method, path)).as("without login").isEqualTo(password);
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer wrong, token-wrong",
    "Bearer, token-wrong",
    "Basic ?, login-malformed",
    "Basic YW5u, login-malformed",
    "Digest x, login-malformed",
  })
  void otherAuthorization_isRefusedAndCounted(String authorization, String reason)
      throws Exception {
    long before = figure(reason);
    assertThat(send("GET", "/api/v1/data", "authorization", authorization)).isEqualTo(401);
    assertThat(figure(reason)).isEqualTo(before + 1);
  }

  @Test
  void challenge_opensNoDialogOfTheBrowser() throws Exception {
    var answer =
        HTTP.send(HttpRequest.newBuilder(address("/api/v1/data")).build(), BodyHandlers.ofString());

    assertThat(answer.headers().firstValue("www-authenticate"))
        .hasValue("Bearer realm=\"linescope\"");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":401");
  }

  @Test
  void wrongPasswords_makeTheAddressWait_rightOneToo() throws Exception {
    long wrong = figure("password-wrong");
    long tooMany = figure("passwords-too-many");
    for (int i = 0; i < 5; i++) {
      assertThat(send("GET", "/api/v1/data", "authorization", basic("ann:no"))).isEqualTo(401);
    }
    assertThat(send("GET", "/api/v1/data", "authorization", basic("ann:secret"))).isEqualTo(429);
    assertThat(send("GET", "/api/v1/data", "authorization", "Bearer token")).isEqualTo(403);
    CLOCK.forward(Duration.ofSeconds(1));
    assertThat(send("GET", "/api/v1/data", "authorization", basic("ann:secret"))).isEqualTo(200);
    assertThat(figure("password-wrong")).isEqualTo(wrong + 5);
    assertThat(figure("passwords-too-many")).isEqualTo(tooMany + 1);
  }

  @Test
  void session_lastsTwelveHours() throws Exception {
    String cookie = logIn();
    assertThat(cookie).contains("HTTPOnly", "SameSite=Strict", "Path=/");
    String id = cookie.split(";", 2)[0];

    assertThat(send("GET", "/api/v1/data", "cookie", id)).isEqualTo(200);
    CLOCK.forward(Duration.ofHours(12));
    assertThat(send("GET", "/api/v1/data", "cookie", id)).isEqualTo(401);
  }

  @Test
  void session_endsWithLogoutAndWithOtherAccounts() throws Exception {
    String first = logIn().split(";", 2)[0];
    assertThat(send("DELETE", "/api/v1/session", "cookie", first)).isEqualTo(200);
    assertThat(send("GET", "/api/v1/data", "cookie", first)).isEqualTo(401);

    String second = logIn().split(";", 2)[0];
    accounts = new TwoAccounts();
    assertThat(send("GET", "/api/v1/data", "cookie", second)).isEqualTo(401);
  }

  @Test
  void session_ofAForeignPage_isNotUsed() throws Exception {
    String id = logIn().split(";", 2)[0];
    long before = figure("foreign-origin");

    assertThat(send("GET", "/api/v1/data", "cookie", id, "origin", "http://evil.example"))
        .isEqualTo(403);
    assertThat(send("GET", "/api/v1/data", "cookie", id, "origin", "null")).isEqualTo(403);
    assertThat(send("GET", "/api/v1/data", "cookie", id, "origin", own())).isEqualTo(200);
    assertThat(figure("foreign-origin")).isEqualTo(before + 2);
  }

  @Test
  void loginWhereNoneIsAskedFor_isToldSo() throws Exception {
    accounts = null;
    assertThat(postLogin("{\"user\":\"ann\",\"password\":\"secret\"}").statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"user\":\"ann\"} | 400", "[] | 400", "{\"user\":\"a\",\"password\":\"\"} | 401"})
  void otherLogin_isRefused(String document, int status) throws Exception {
    assertThat(postLogin(document).statusCode()).isEqualTo(status);
  }

  private static String logIn() throws Exception {
    var answer = postLogin("{\"user\":\"ann\",\"password\":\"secret\"}");
    assertThat(answer.body()).isEqualTo("{\"loginNeeded\":true,\"user\":\"ann\"}");
    return answer.headers().firstValue("set-cookie").orElseThrow();
  }

  private static java.net.http.HttpResponse<String> postLogin(String document) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address("/api/v1/session"))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(document))
            .build(),
        BodyHandlers.ofString());
  }

  private static int send(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static long figure(String reason) {
    return ACCESS.figures().get("linescope_refused_requests_total{reason=\"" + reason + "\"}");
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String own() {
    return "http://127.0.0.1:" + server.activeLocalPort();
  }

  private static URI address(String path) {
    return URI.create(own() + path);
  }
}
