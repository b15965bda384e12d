/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does a job twice a second, in a thread of a pool, until it is ended. */
public final class Shift {
  public static void main(String[] arguments) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    while (true) {
      pool.submit(new Job(3)).get();
      Thread.sleep(500);
    }
  }

  /** One job, which is a request of its own. */
  static final class Job implements Runnable {
    private final int steps;

    Job(int steps) {
      this.steps = steps;
    }

    @Override
    public void run() {
      for (int i = 0; i < steps; i++) {
        step(i);
      }
    }

    private static int step(int i) {
      return Math.floorMod(i, 2);
    }
  }

  private Shift() {}
}
