/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Work on virtual threads that are made for it, for JVMs that have them. What it calls is written
 * in floss.txt.
 */
public final class Floss {
  private static final int THREADS = 50;

  public static void main(String[] arguments) throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
      run(start);
    }
  }

  static void run(Method start) throws Exception {
    List<Thread> threads = new ArrayList<>();
    Runnable task = Floss::task;
    for (int i = 0; i < THREADS; i++) {
      threads.add((Thread) start.invoke(null, task));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void task() {
    step(1);
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    step(2);
  }

  private static int step(int i) {
    return i + 1;
  }

  private Floss() {}
}
