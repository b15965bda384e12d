/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.it.process.Application;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Programs;
import io.linescope.it.process.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that goes away under load. Three minutes at 200 requests a second are 36 000 requests;
 * here they come as fast as four clients ask, since it is the number that fills buffers.
 */
class ITServerAway {
  private static final int BEFORE = 500;
  private static final int WHILE_AWAY = 36_000;
  private static final int AFTER = 500;
  private static final int CLIENTS = 4;
  private static final String SPANS = "linescope_accepted_spans_total";
  private static final String TREES = "linescope_accepted_call_tree_parts_total";

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void keptAndLost_areWhatWasMade() throws Exception {
    int port = Application.freePort();
    int door = Application.freePort();
    try (Application application = door(port, door)) {
      long before;
      try (ServerProcess server = server(port)) {
        application.awaitAnswer("http://127.0.0.1:" + door + "/");
        drive(door, BEFORE);
        before = requests(door);
        await(server, SPANS, before);
        await(server, TREES, before);
        Thread.sleep(1_000); // all is acknowledged: what is not comes again
        assertThat(server.stop()).isZero();
      }
      drive(door, WHILE_AWAY);
      try (ServerProcess server = server(port)) {
        drive(door, AFTER);
        long made = requests(door);
        await(server, "linescope_probe_spans_made_total", made);
        await(server, "linescope_probe_parts_made_total", made);
        long lostSpans = server.figure("linescope_probe_spans_lost_total");
        long lostTrees = server.figure("linescope_probe_parts_lost_total");
        System.out.printf(
            "server away for %d requests: lost %d spans, %d trees%n",
            WHILE_AWAY, lostSpans, lostTrees);
        await(server, SPANS, made - before - lostSpans);
        await(server, TREES, made - before - lostTrees);
        Thread.sleep(1_000); // nothing comes twice
        assertThat(server.figure(SPANS)).isEqualTo(made - before - lostSpans);
        assertThat(server.figure(TREES)).isEqualTo(made - before - lostTrees);
        assertThat(lostSpans).isPositive(); // or the test would not fill what waits
      }
      application.stop();
    }
  }

  private static void await(ServerProcess server, String figure, long expected) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (server.figure(figure) < expected) {
      if (System.nanoTime() > deadline) {
        assertThat(server.figure(figure)).as(figure).isEqualTo(expected);
      }
      Thread.sleep(200);
    }
  }

  /** How many there have been as the program counts them: a client may ask again by itself. */
  private long requests(int door) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door)).build();
    return Long.parseLong(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private void drive(int door, int requests) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door)).build();
    AtomicInteger left = new AtomicInteger(requests);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      done.add(
          clients.submit(
              () -> {
                while (left.getAndDecrement() > 0) {
                  HttpResponse<Void> answer =
                      http.send(request, HttpResponse.BodyHandlers.discarding());
                  assertThat(answer.statusCode()).isEqualTo(200);
                }
                return null;
              }));
    }
    for (Future<?> client : done) {
      client.get();
    }
    clients.shutdown();
  }

  private ServerProcess server(int port) throws Exception {
    return ServerProcess.startAt(port, folder.resolve("data"));
  }

  private static Application door(int server, int port) throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xmx128m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dsun.net.httpserver.nodelay=true",
                "-Dlinescope.endpoint=http://127.0.0.1:" + server,
                "-Dlinescope.service=door",
                "-Dlinescope.budget=off")); // as fast as this, not every request would have a tree
    options.addAll(Programs.options("Door", port));
    return Application.underProbe(JavaHome.of(17), options);
  }
}
