/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.cli.Client;
import io.linescope.cli.FailedException;
import io.linescope.cli.ServerOptions;
import io.linescope.cli.Version;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Whether a server is there, is well, and has the time that this machine has. */
final class ServerChecks {
  private static final String HEALTH = "/api/v1/health";
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private final ServerOptions server;
  private boolean reached;

  ServerChecks(ServerOptions server) {
    this.server = server;
  }

  /** Whether it answered; known once all has been looked at. */
  boolean isReached() {
    return reached;
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    try {
      server.client().get(HEALTH); // the first answer takes longer than the clock allows
      Instant before = Instant.now();
      HttpResponse<String> answer = server.client().look(HEALTH);
      Instant after = Instant.now();
      checks.add(health(ServerOptions.parse(answer.body())));
      reached = true;
      checks.add(clock(before, after, answer.headers().firstValue("date").orElse("")));
      checks.add(port("otlp-grpc", 4317));
      checks.add(port("otlp-http", 4318));
    } catch (FailedException e) {
      checks.add(
          Check.failed(
              "server",
              String.valueOf(e.getMessage()),
              "start it, or name another: linescope doctor URL"));
    }
    return checks;
  }

  private Check health(JsonNode health) {
    String version = health.path("version").asText();
    String found = server.url() + " answers, version " + version;
    List<String> reasons = new ArrayList<>();
    health.path("reasons").forEach(reason -> reasons.add(reason.path("message").asText()));
    if (!reasons.isEmpty()) {
      return Check.warning(
          "server", found + "; " + String.join("; ", reasons), "see docs/messages.md, Health");
    }
    return version.equals(Version.current())
        ? Check.ok("server", found)
        : Check.warning(
            "server",
            found + ", this command's is " + Version.current(),
            "use server, probe and command of one version");
  }

  private static Check clock(Instant before, Instant after, String date) {
    try {
      Instant told = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration skew = skew(before, after, told);
      if (skew.abs().compareTo(ONE_SECOND) <= 0) {
        return Check.ok("clock", "the server's and this machine's agree within a second");
      }
      return Check.warning(
          "clock",
          "the server's is %d s %s this machine's"
              .formatted(skew.abs().toSeconds(), skew.isNegative() ? "behind" : "ahead of"),
          "set both by NTP: spans of different machines are shown apart by that much");
    } catch (DateTimeParseException e) {
      return Check.warning("clock", "the server does not tell its time", "ask it directly");
    }
  }

  /**
   * By how much another clock is ahead, as far as a time can tell that has no part of a second and
   * was read between two looks at ours.
   */
  static Duration skew(Instant before, Instant after, Instant told) {
    if (told.isAfter(after)) {
      return Duration.between(after, told);
    }
    Instant latest = told.plus(ONE_SECOND);
    return latest.isBefore(before) ? Duration.between(before, latest) : Duration.ZERO;
  }

  /** Clients that nobody configured send to these ports. The server has one engine on them all. */
  private Check port(String name, int port) {
    String host = URI.create(server.url()).getHost();
    try {
      JsonNode health =
          ServerOptions.parse(Client.anonymous("http://" + host + ":" + port).get(HEALTH));
      if (health.hasNonNull("version")) {
        return Check.ok(name, "a Linescope server takes it at " + host + ":" + port);
      }
    } catch (FailedException e) {
      return missing(name, host + ":" + port);
    }
    return missing(name, host + ":" + port);
  }

  private Check missing(String name, String place) {
    return Check.warning(
        name,
        "no Linescope server at " + place + ", where clients send by default",
        "have them send to " + server.url() + ", which takes OTLP over gRPC and HTTP too");
  }
}
