/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests to the shop: warm-up, then at a fixed rate, then as fast as eight connections go.
 * Arguments: the shop's address, its process, seconds of warm-up at the rate, seconds that count,
 * rate. What goes as fast as it can is a fixed number of requests, since the shop's tables grow with
 * each: who is faster must not have the dearer requests.
 *
 * <p>At the fixed rate a request's time counts from when it should have been sent, so that one that
 * waits for its turn is not left out. Prints a line for each load: {@code LOAD REQUESTS FAILED
 * PER-SECOND P50 P99 CPU BYTES SENT}, times in microseconds, CPU and bytes a request; the last is
 * how many requests were sent so far, warm-up included.
 */
public final class Load {
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP_REQUESTS = 50_000;
  private static final int REQUESTS = 30_000;
  private static final int ANSWER_MILLIS = 10_000;

  /** Most are orders. A history asks the database 31 times. */
  private static final String[][] MIX = {
    {"POST", "/orders?item=lamp&quantity=2"},
    {"POST", "/orders?item=chair&quantity=3"},
    {"POST", "/orders?item=kettle&quantity=1"},
    {"GET", "/history?customer=ada"},
  };

  private static final AtomicInteger SENT = new AtomicInteger();

  private final String shop;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final long[] nanos;
  private final double rate;
  private final long began = System.nanoTime();

  public static void main(String[] arguments) throws Exception {
    String shop = arguments[0];
    int warmUp = Integer.parseInt(arguments[2]);
    int seconds = Integer.parseInt(arguments[3]);
    double rate = Double.parseDouble(arguments[4]);
    try (Meter meter = new Meter(arguments[1])) {
      new Load(shop, WARM_UP_REQUESTS, 0).run();
      new Load(shop, (int) (warmUp * rate), rate).run();
      measure("fixed", meter, new Load(shop, (int) (seconds * rate), rate));
      measure("saturated", meter, new Load(shop, REQUESTS, 0));
    }
  }

  private static void measure(String name, Meter meter, Load load) throws Exception {
    long bytes = meter.allocatedBytes();
    long cpu = meter.cpuNanos();
    load.run();
    long took = System.nanoTime() - load.began;
    cpu = meter.cpuNanos() - cpu;
    load.print(name, took, cpu, meter.allocatedBytes() - bytes);
  }

  /** A rate of 0: as fast as it goes. */
  private Load(String shop, int requests, double rate) {
    this.shop = shop;
    this.rate = rate;
    this.nanos = new long[requests];
  }

  private void run() throws InterruptedException {
    Thread[] senders = new Thread[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      senders[i] = new Thread(this::send, "sender-" + i);
      senders[i].start();
    }
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private void send() {
    for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
      long due = rate == 0 ? System.nanoTime() : began + (long) (i * 1e9 / rate);
      sleepUntil(due);
      SENT.incrementAndGet();
      if (!isAnswered(MIX[i % MIX.length])) {
        failed.incrementAndGet();
      }
      nanos[i] = System.nanoTime() - due;
    }
  }

  private static void sleepUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private boolean isAnswered(String[] request) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) new URL(shop + request[1]).openConnection();
      connection.setRequestMethod(request[0]);
      connection.setReadTimeout(ANSWER_MILLIS);
      try (InputStream body = connection.getInputStream()) { // an error status throws
        while (body.read() >= 0) {
          body.skip(Long.MAX_VALUE);
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void print(String name, long took, long cpu, long bytes) {
    long[] sorted = Arrays.stream(nanos).sorted().toArray();
    double count = sorted.length;
    System.out.printf(
        "%s %d %d %.1f %.0f %.0f %.1f %.0f %d%n",
        name,
        sorted.length,
        failed.get(),
        count / (took / 1e9),
        sorted[(int) (count / 2)] / 1e3,
        sorted[(int) (count * 0.99)] / 1e3,
        cpu / 1e3 / count,
        bytes / count,
        SENT.get());
  }
}
