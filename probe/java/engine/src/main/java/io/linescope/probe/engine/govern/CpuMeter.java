/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.govern;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** How much CPU time the process took, and the probe's own threads. */
final class CpuMeter {
  private final @Nullable MethodHandle process = find();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Thread> own = new CopyOnWriteArrayList<>();

  /** The thread works for recording alone. */
  void own(Thread thread) {
    own.add(thread);
  }

  /** Nanoseconds of all threads since the start, -1: the JVM does not tell. */
  long processNanos() {
    try {
      return process == null ? -1 : (long) process.invokeExact();
    } catch (Throwable e) {
      return -1;
    }
  }

  /** Nanoseconds of the probe's threads that still run. */
  long ownNanos() {
    long sum = 0;
    for (Thread thread : own) {
      try {
        sum += Math.max(0, threads.getThreadCpuTime(thread.getId()));
      } catch (UnsupportedOperationException e) {
        return 0;
      }
    }
    return sum;
  }

  private static @Nullable MethodHandle find() {
    try {
      Class<?> bean = Class.forName("com.sun.management.OperatingSystemMXBean");
      return MethodHandles.publicLookup()
          .findVirtual(bean, "getProcessCpuTime", MethodType.methodType(long.class))
          .bindTo(ManagementFactory.getOperatingSystemMXBean());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }
}
