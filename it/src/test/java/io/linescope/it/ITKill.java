/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linescope.it.process.CallTreeEvents;
import io.linescope.it.process.Otlp;
import io.linescope.it.process.ServerProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real server under load, again and again, and asks it for everything it acknowledged.
 * The test is the outside process that remembers.
 */
class ITKill {
  private static final int KILLS = 20;
  private static final int TRACES_PER_BATCH = 5;
  private static final String ALWAYS = "from=0&to=" + Long.MAX_VALUE;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicInteger nextTrace = new AtomicInteger();
  private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();

  @Test
  void acknowledged_isThereOnceAfterEachKill(@TempDir Path data) throws Exception {
    Random random = new Random(42);
    for (int kill = 1; kill <= KILLS; kill++) {
      try (ServerProcess server = ServerProcess.start(data, "--seal-spans", "2000")) {
        assertFiguresAreThoseOfTheSpans(server);
        loadFor(server, 500 + random.nextInt(1500));
      }
      System.out.printf("kill %d: %d traces acknowledged so far%n", kill, acknowledged.size());
    }
    try (ServerProcess server = ServerProcess.start(data, "--seal-spans", "2000")) {
      assertFiguresAreThoseOfTheSpans(server);
      assertEverythingIsThereOnce(server);
    }
  }

  /** Sends until the time is up, then kills while batches are on their way. */
  private void loadFor(ServerProcess server, long millis) throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    Thread[] senders = new Thread[2];
    for (int i = 0; i < senders.length; i++) {
      senders[i] = new Thread(() -> send(server, stop), "sender-" + i);
      senders[i].start();
    }
    Thread.sleep(millis);
    server.kill();
    stop.set(true);
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private void send(ServerProcess server, AtomicBoolean stop) {
    while (!stop.get()) {
      int first = nextTrace.getAndAdd(TRACES_PER_BATCH);
      try {
        byte[] spans = Otlp.batch("killed", first, TRACES_PER_BATCH);
        byte[] trees = CallTreeEvents.batch("killed", first, TRACES_PER_BATCH);
        boolean kept =
            server.post("/v1/traces", "application/x-protobuf", spans).statusCode() == 200
                && server.post("/v1/logs", "application/x-protobuf", trees).statusCode() == 200;
        for (int trace = first; kept && trace < first + TRACES_PER_BATCH; trace++) {
          acknowledged.add(trace);
        }
        Thread.sleep(50); // every trace is asked for in the end: thousands will do
      } catch (IOException | InterruptedException e) {
        return; // the server is dead: this batch was not acknowledged
      }
    }
  }

  /** Counts the stored spans, which are scanned for that, and compares what was counted of them. */
  private static void assertFiguresAreThoseOfTheSpans(ServerProcess server) throws Exception {
    long traces = 0;
    long spans = 0;
    String page = "/api/v1/traces?limit=1000";
    while (page != null) {
      HttpResponse<String> response = server.page(page);
      for (JsonNode trace : JSON.readTree(response.body())) {
        traces++;
        spans += trace.path("spans").asLong();
      }
      page = response.headers().firstValue("link").map(ITKill::address).orElse(null);
    }
    JsonNode operations = server.get("/api/v1/red?by=operation&" + ALWAYS).path("rows");
    JsonNode edges = server.get("/api/v1/map?" + ALWAYS).path("edges");
    assertThat(sum(operations, "requests")).as("requests").isEqualTo(spans);
    assertThat(sum(edges, "requests")).as("calls on the map").isEqualTo(spans);
    for (JsonNode operation : operations) {
      assertThat(operation.path("requests").asLong()).as("%s", operation).isEqualTo(traces);
    }
  }

  private static String address(String link) {
    return link.substring(1, link.indexOf('>'));
  }

  private static long sum(JsonNode rows, String figure) {
    long sum = 0;
    for (JsonNode row : rows) {
      sum += row.path(figure).asLong();
    }
    return sum;
  }

  private void assertEverythingIsThereOnce(ServerProcess server) throws Exception {
    Set<Integer> missing = new TreeSet<>();
    Set<Integer> wrong = new TreeSet<>();
    for (int trace : acknowledged) {
      String id = Otlp.traceId(trace);
      JsonNode skeleton = server.get("/api/v1/traces/" + id);
      JsonNode trees = server.get("/api/v1/traces/" + id + "/tree").path("trees");
      if (skeleton.path("spanCount").asInt() == 0 || trees.isEmpty()) {
        missing.add(trace);
      } else if (skeleton.path("spanCount").asInt() != Otlp.SPANS_PER_TRACE
          || trees.size() != 1
          || trees.get(0).path("nodes").size() != CallTreeEvents.NODES_PER_TREE) {
        wrong.add(trace);
      }
    }
    System.out.printf(
        "%d kills, %d traces acknowledged with their trees, %d missing, %d wrong%n",
        KILLS, acknowledged.size(), missing.size(), wrong.size());
    assertThat(acknowledged).hasSizeGreaterThan(100);
    assertThat(missing).as("acknowledged but missing").isEmpty();
    assertThat(wrong).as("not there exactly once").isEmpty();
  }
}
