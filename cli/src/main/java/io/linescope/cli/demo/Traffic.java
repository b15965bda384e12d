/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests to the shop, one after the other, the kinds always in the same order. */
final class Traffic {
  /** Most things go well; every other request is something to look at. */
  private static final List<String> MIX =
      List.of("order", "slow", "order", "failing", "gift", "forget", "order", "reviews");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String shop;
  private final List<Truth> kinds = new ArrayList<>();
  private final Map<String, Integer> sent = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private int next;

  Traffic(String shop, List<Truth> truths) {
    this.shop = shop;
    for (String kind : MIX) {
      truths.stream()
          .filter(truth -> truth.kind().equals(kind) && truth.request() != null)
          .forEach(kinds::add);
    }
  }

  /** Sends a number of requests with a pause after each. */
  void send(int requests, Duration pause) throws IOException, InterruptedException {
    for (int i = 0; i < requests; i++) {
      Truth kind = kinds.get(next++ % kinds.size());
      send(kind, requireNonNull(kind.request()));
      Thread.sleep(pause.toMillis());
    }
  }

  /** How many requests of each kind were sent. */
  Map<String, Integer> sent() {
    return Map.copyOf(sent);
  }

  /** Answers that were not what is known of them. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  private void send(Truth truth, Truth.Request request) throws IOException, InterruptedException {
    int status =
        http.send(
                HttpRequest.newBuilder(URI.create(shop + request.path()))
                    .timeout(Duration.ofSeconds(30))
                    .method(request.method(), BodyPublishers.noBody())
                    .build(),
                BodyHandlers.discarding())
            .statusCode();
    sent.merge(truth.kind(), 1, Integer::sum);
    if (status != request.status()) {
      problems.add(truth.kind() + ": status: " + status + " (expected: " + request.status() + ")");
    }
  }
}
