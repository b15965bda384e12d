/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests to shops that run beside each other, to one at a time: a warm-up to each, then in
 * turns so many seconds at a fixed rate to each, and a fixed number of requests to each as fast as
 * eight connections go. Turns are short, so that what changes on the machine meets all of them. The
 * number is fixed since the shop's tables grow with each request: who is faster must not have the
 * dearer requests.
 *
 * <p>Arguments: turns, seconds of warm-up at the rate, seconds of a turn, rate, and for each shop
 * {@code NAME PROCESS ADDRESS}.
 *
 * <p>At the fixed rate a request's time counts from when it should have been sent, so that one that
 * waits for its turn is not left out. What a process does after its turn, until it has sent what it
 * recorded, counts as well. Prints a line for each shop, turn and load: {@code NAME-LOAD REQUESTS
 * FAILED PER-SECOND P50 P99 CPU BYTES}, times in microseconds, CPU and bytes a request; and at the
 * end {@code NAME-all} with all requests, those of the warm-up too.
 */
public final class Load {
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP_REQUESTS = 60_000;
  private static final int REQUESTS = 10_000;

  /** Exporters send every five seconds at the latest. */
  private static final int SETTLE_MILLIS = 6_000;

  private static final int ANSWER_MILLIS = 10_000;

  /** Most are orders. A history asks the database 31 times. */
  private static final String[][] MIX = {
    {"POST", "/orders?item=lamp&quantity=2"},
    {"POST", "/orders?item=chair&quantity=3"},
    {"POST", "/orders?item=kettle&quantity=1"},
    {"GET", "/history?customer=ada"},
  };

  private final String address;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final long[] nanos;
  private final double rate;
  private final long began = System.nanoTime();

  /** A shop that is asked. */
  private static final class Shop {
    final String name;
    final String address;
    final Meter meter;
    int requests;

    Shop(String name, String process, String address) throws Exception {
      this.name = name;
      this.meter = new Meter(process);
      this.address = address;
    }

    /** Sends so many; rate 0: as fast as it goes. */
    Load load(int number, double rate) throws InterruptedException {
      Load load = new Load(address, number, rate);
      load.run();
      requests += number;
      return load;
    }

    void measure(String kind, int number, double rate) throws InterruptedException {
      long bytes = meter.allocatedBytes();
      long cpu = meter.cpuNanos();
      Load load = load(number, rate);
      long took = System.nanoTime() - load.began;
      Thread.sleep(SETTLE_MILLIS);
      cpu = meter.cpuNanos() - cpu;
      load.print(name + "-" + kind, took, cpu, meter.allocatedBytes() - bytes);
    }
  }

  public static void main(String[] arguments) throws Exception {
    int turns = Integer.parseInt(arguments[0]);
    double rate = Double.parseDouble(arguments[3]);
    int warmUp = (int) (Integer.parseInt(arguments[1]) * rate);
    int number = (int) (Integer.parseInt(arguments[2]) * rate);
    List<Shop> shops = new ArrayList<>();
    for (int i = 4; i < arguments.length; i += 3) {
      shops.add(new Shop(arguments[i], arguments[i + 1], arguments[i + 2]));
    }
    for (Shop shop : shops) {
      shop.load(WARM_UP_REQUESTS, 0);
      shop.load(warmUp, rate);
    }
    for (int turn = 0; turn < turns; turn++) {
      for (Shop shop : shops) {
        shop.measure("fixed", number, rate);
      }
      for (Shop shop : shops) {
        shop.measure("saturated", REQUESTS, 0);
      }
      Collections.rotate(shops, 1); // what comes after another may have it easier
    }
    for (Shop shop : shops) {
      System.out.printf("%s-all %d%n", shop.name, shop.requests);
      shop.meter.close();
    }
  }

  private Load(String address, int requests, double rate) {
    this.address = address;
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
          (HttpURLConnection) new URL(address + request[1]).openConnection();
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
        "%s %d %d %.1f %.0f %.0f %.1f %.0f%n",
        name,
        sorted.length,
        failed.get(),
        count / (took / 1e9),
        sorted[(int) (count / 2)] / 1e3,
        sorted[(int) (count * 0.99)] / 1e3,
        cpu / 1e3 / count,
        bytes / count);
  }
}
