/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.courier;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that serve requests: virtual where the JDK has them (21 and later). */
final class Riders {
  private static final String NAME = "courier-";

  private Riders() {}

  static Executor perRequest() {
    try {
      return virtualThreads();
    } catch (ReflectiveOperationException e) {
      return platformThreads();
    }
  }

  /** {@code newThreadPerTaskExecutor(Thread.ofVirtual().name("courier-", 0).factory())}. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    Class<?> builderType = Class.forName("java.lang.Thread$Builder");
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    builder = builderType.getMethod("name", String.class, long.class).invoke(builder, NAME, 0L);
    Object factory = builderType.getMethod("factory").invoke(builder);
    return (ExecutorService)
        Executors.class
            .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
            .invoke(null, factory);
  }

  private static ExecutorService platformThreads() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        8, task -> new Thread(task, NAME + number.getAndIncrement()));
  }
}
