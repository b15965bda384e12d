/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads how many bytes the current thread has allocated, where the JVM tells. Not for virtual
 * threads: no JVM keeps that figure for them.
 */
public final class AllocationMeter {
  private static final @Nullable MethodHandle CURRENT =
      find("getCurrentThreadAllocatedBytes", MethodType.methodType(long.class));

  /** Before Java 14. */
  private static final @Nullable MethodHandle BY_ID =
      find("getThreadAllocatedBytes", MethodType.methodType(long.class, long.class));

  /** Whether there is a figure at all. Called once at start, so that no request pays for it. */
  public static boolean isPresent() {
    return read() >= 0;
  }

  /** Bytes allocated so far, or -1. */
  static long read() {
    try {
      if (CURRENT != null) {
        return (long) CURRENT.invokeExact();
      }
      return BY_ID == null ? -1 : (long) BY_ID.invokeExact(Thread.currentThread().getId());
    } catch (Throwable e) {
      return -1;
    }
  }

  private static @Nullable MethodHandle find(String name, MethodType type) {
    try {
      Class<?> bean = Class.forName("com.sun.management.ThreadMXBean");
      return MethodHandles.publicLookup()
          .findVirtual(bean, name, type)
          .bindTo(ManagementFactory.getThreadMXBean());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  private AllocationMeter() {}
}
