/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.cli.Client;
import io.linescope.cli.FailedException;
import io.linescope.cli.ServerOptions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A span that is sent as any client would, and asked for until it is there. */
final class RoundTrip {
  private static final int NOT_FOUND = 404;
  private static final long PATIENCE_NANOS = 15_000_000_000L;
  private static final long LOOK_MILLIS = 20;

  private static final String SPAN =
      """
      {"resourceSpans": [{
        "resource": {"attributes": [
          {"key": "service.name", "value": {"stringValue": "linescope-doctor"}}]},
        "scopeSpans": [{"scope": {"name": "linescope doctor"}, "spans": [
          {"traceId": "%s", "spanId": "%s", "name": "round trip", "kind": 1,
           "startTimeUnixNano": "%d", "endTimeUnixNano": "%d"}]}]}]}
      """;

  private final Client client;
  private final String traceId = id(16);

  RoundTrip(Client client) {
    this.client = client;
  }

  Check check() {
    long began = System.nanoTime();
    try {
      String refusal = send();
      if (!refusal.isEmpty()) {
        return failed("the span was refused: " + refusal);
      }
      while (!isThere()) {
        if (System.nanoTime() - began > PATIENCE_NANOS) {
          return failed("trace " + traceId + " was taken, and is not to be found");
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (FailedException e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("interrupted");
    }
    return Check.ok(
        "round-trip",
        "trace %s was sent and found after %d ms; it stays in the store, service linescope-doctor"
            .formatted(traceId, (System.nanoTime() - began) / 1_000_000));
  }

  /** Returns why the span was refused, or nothing. */
  private String send() throws FailedException {
    long now = System.currentTimeMillis() * 1_000_000;
    String span = SPAN.formatted(traceId, id(8), now, now + 1_000_000);
    JsonNode answer = ServerOptions.parse(client.post("/v1/traces", span));
    return answer.at("/partialSuccess/errorMessage").asText();
  }

  private boolean isThere() throws FailedException {
    String path = "/api/v1/traces/" + traceId + "/otlp";
    return client.look(path).statusCode() != NOT_FOUND
        && ServerOptions.parse(client.get(path)).path("resourceSpans").size() == 1;
  }

  private static Check failed(String why) {
    return Check.failed("round-trip", why, "look at what the server printed, and at /metrics");
  }

  private static String id(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
