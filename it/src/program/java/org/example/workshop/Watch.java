/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A job that a scheduler does again and again, and one that it does once. Nobody asks for them, so
 * each time is a trace of its own.
 */
public final class Watch {
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    CountDownLatch left = new CountDownLatch(rounds);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Watch::thread);
    ScheduledFuture<?> watch =
        clock.scheduleWithFixedDelay(new Round(left), 10, 250, TimeUnit.MILLISECONDS);
    left.await();
    watch.cancel(false);
    clock.schedule(Watch::relieve, 10, TimeUnit.MILLISECONDS).get();
    clock.shutdown();
  }

  private static Thread thread(Runnable worker) {
    return new Thread(worker, "clock");
  }

  private static void relieve() {
    look(1);
  }

  private static int look(int around) {
    return around + 1;
  }

  private static final class Round implements Runnable {
    private final CountDownLatch left;

    Round(CountDownLatch left) {
      this.left = left;
    }

    @Override
    public void run() {
      look(1);
      look(2);
      left.countDown();
    }
  }

  private Watch() {}
}
