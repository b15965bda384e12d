/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Many threads that do the same request again and again: recursion, exceptions, work for a pool, and
 * calls of a class that is loaded anew all the time. Arguments: threads, seconds.
 *
 * <p>Each request counts its calls and must have the counts of {@link Truth}. Prints {@code truth
 * METHOD CALLS ERRORS}, then {@code sample SECOND HEAP THREADS CLASSES RSS} in kilobytes every now
 * and then, while no request runs, and {@code requests NUMBER} at the end.
 */
public final class Soak {
  private static final int REQUESTS_PER_SECOND = 100;
  private static final int RELOAD_MILLIS = 100;
  private static final int MIN_SAMPLES = 4;
  private static final int MAX_SAMPLES = 24;
  private static final int SAMPLE_SECONDS = 10;
  private static final int SETTLE_MILLIS = 2_000;

  private final ReadWriteLock pause = new ReentrantReadWriteLock(true);
  private final ExecutorService pool = Executors.newFixedThreadPool(8);
  private final AtomicReference<Plugin> plugin = new AtomicReference<>(Reloading.anew());
  private final AtomicInteger requests = new AtomicInteger();
  private final int threads;
  private final long began = System.nanoTime();
  private volatile boolean over;

  private Soak(int threads) {
    this.threads = threads;
  }

  public static void main(String[] arguments) throws Exception {
    Truth.print();
    Soak soak = new Soak(Integer.parseInt(arguments[0]));
    soak.run(Integer.parseInt(arguments[1]));
    System.out.println("requests " + soak.requests.get());
  }

  private void run(int seconds) throws Exception {
    Thread[] all = new Thread[threads + 1];
    all[threads] = new Thread(this::reload, "reload");
    for (int i = 0; i < threads; i++) {
      all[i] = new Thread(this::requests, "request-" + i);
    }
    for (Thread thread : all) {
      thread.start();
    }
    int samples = Math.max(MIN_SAMPLES, Math.min(MAX_SAMPLES, seconds / SAMPLE_SECONDS));
    for (int i = 0; i < samples; i++) {
      Thread.sleep(Math.max(100, seconds * 1_000 / samples - SETTLE_MILLIS));
      sample();
    }
    over = true;
    for (Thread thread : all) {
      thread.join();
    }
    pool.shutdown();
  }

  private void reload() {
    while (!over) {
      plugin.set(Reloading.anew());
      sleep(RELOAD_MILLIS);
    }
  }

  private void requests() {
    int meanMillis = 1_000 * threads / REQUESTS_PER_SECOND;
    while (!over) {
      sleep(ThreadLocalRandom.current().nextInt(2 * meanMillis) + 1);
      pause.readLock().lock();
      try {
        Tally tally = new Tally();
        request(new Work(tally, plugin.get(), pool));
        requests.incrementAndGet();
        Truth.check(tally);
      } finally {
        pause.readLock().unlock();
      }
    }
  }

  /** The entry point: a trace of its own. */
  private static void request(Work work) {
    work.run();
  }

  /** What is alive when nothing runs and all was sent. */
  private void sample() throws IOException {
    pause.writeLock().lock();
    try {
      sleep(SETTLE_MILLIS);
      System.gc();
      System.gc();
      long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      System.out.printf(
          "sample %d %d %d %d %d%n",
          (System.nanoTime() - began) / 1_000_000_000,
          heap / 1024,
          ManagementFactory.getThreadMXBean().getThreadCount(),
          ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
          residentKilobytes());
    } finally {
      pause.writeLock().unlock();
    }
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
