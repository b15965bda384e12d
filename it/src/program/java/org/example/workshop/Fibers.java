/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work on virtual threads, for JVMs that have them. What it calls is written in fibers.txt. */
public final class Fibers {
  public static void main(String[] arguments) throws Exception {
    ExecutorService fibers =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
      run(fibers);
    }
    fibers.shutdown();
  }

  static void run(ExecutorService fibers) throws Exception {
    List<Future<?>> tasks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tasks.add(fibers.submit(Fibers::task));
    }
    for (Future<?> task : tasks) {
      task.get();
    }
  }

  private static int task() throws InterruptedException {
    int before = step(1);
    Thread.sleep(5);
    return before + step(2);
  }

  private static int step(int i) {
    return i + 1;
  }

  private Fibers() {}
}
