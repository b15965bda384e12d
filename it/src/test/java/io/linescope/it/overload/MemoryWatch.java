/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.overload;

import io.linescope.it.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Samples of what a server takes of the memory, twice a second. */
final class MemoryWatch implements AutoCloseable {
  private static final long PAUSE_MILLIS = 500;
  private static final int MEGABYTE = 1 << 20;

  private final long pid;
  private final ServerProcess server;
  private final Thread thread = new Thread(this::run, "memory-watch");
  private final List<Long> resident = new ArrayList<>();
  private final List<Long> heap = new ArrayList<>();
  private volatile boolean over;
  private volatile Throwable failure;

  private MemoryWatch(long pid, ServerProcess server) {
    this.pid = pid;
    this.server = server;
  }

  static MemoryWatch start(long pid, ServerProcess server) {
    MemoryWatch watch = new MemoryWatch(pid, server);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (!over) {
        synchronized (this) {
          resident.add(residentBytes());
          heap.add(server.figure("linescope_heap_live_bytes"));
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      failure = e; // the server is gone, or does not answer
    }
  }

  private long residentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  /** By how many bytes the resident memory grew from the third quarter of the time to the last. */
  long residentGrowth() {
    return growth(resident);
  }

  /** The same of the heap that is in use. */
  long heapGrowth() {
    return growth(heap);
  }

  private synchronized long growth(List<Long> samples) {
    int quarter = samples.size() / 4;
    return median(samples.subList(3 * quarter, samples.size()))
        - median(samples.subList(2 * quarter, 3 * quarter));
  }

  private static long median(List<Long> samples) {
    return samples.stream().sorted().toList().get(samples.size() / 2);
  }

  private static long most(List<Long> samples) {
    return samples.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  Throwable failure() {
    return failure;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    thread.join();
  }

  @Override
  public synchronized String toString() {
    return "resident %d MB at most, %+d MB at the end; live heap %d MB at most, %+d MB at the end"
        .formatted(
            most(resident) / MEGABYTE,
            residentGrowth() / MEGABYTE,
            most(heap) / MEGABYTE,
            heapGrowth() / MEGABYTE);
  }
}
