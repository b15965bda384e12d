/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** What a request does; {@link Truth} says how often it calls what. */
final class Work {
  private final Tally tally;
  private final Plugin plugin;
  private final ExecutorService pool;
  private long result;

  Work(Tally tally, Plugin plugin, ExecutorService pool) {
    this.tally = tally;
    this.plugin = plugin;
    this.pool = pool;
  }

  void run() {
    tally.count("bench.Work#run");
    result += descend(30);
    result += guarded();
    for (int i = 0; i < 1_000; i++) {
      result += hot(i);
    }
    for (int i = 0; i < 3; i++) {
      result += plugin.call(tally, 20);
    }
    submit();
  }

  private int descend(int depth) {
    tally.count("bench.Work#descend");
    return depth == 0 ? 0 : descend(depth - 1) + 1;
  }

  private int guarded() {
    tally.count("bench.Work#guarded");
    int failures = 0;
    for (int i = 0; i < 50; i++) {
      try {
        risky(i);
      } catch (IllegalStateException e) {
        failures++;
      }
    }
    return failures;
  }

  private int risky(int i) {
    tally.count("bench.Work#risky");
    return deeper(i);
  }

  private int deeper(int i) {
    tally.count("bench.Work#deeper");
    return i % 3 == 0 ? refuse(i) : i;
  }

  private int refuse(int i) {
    tally.count("bench.Work#refuse");
    throw new IllegalStateException("refused: " + i);
  }

  private int hot(int i) {
    tally.count("bench.Work#hot");
    return i * 17;
  }

  private void submit() {
    tally.count("bench.Work#submit");
    Future<?>[] tasks = new Future<?>[4];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] = pool.submit(this::task);
    }
    for (Future<?> task : tasks) {
      try {
        task.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void task() {
    tally.count("bench.Work#task");
  }
}
