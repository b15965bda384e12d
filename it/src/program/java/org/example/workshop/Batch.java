/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;

/**
 * A batch job without a server. Each call of {@link #run} does the same; what it calls how often is
 * written down in batch.txt of the tests.
 */
public final class Batch {
  private final ThreadPoolExecutor pool =
      (ThreadPoolExecutor) Executors.newFixedThreadPool(2, Batch::thread);
  private Future<?> late;

  public static void main(String[] arguments) throws Exception {
    Batch batch = new Batch();
    for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
      batch.run();
      batch.late.get();
    }
    batch.pool.shutdown();
    Tally.print();
  }

  Batch() {
    super();
    pool.prestartAllCoreThreads(); // or the first run would be the one that makes them
  }

  private static Thread thread(Runnable task) {
    return new Thread(task, "office");
  }

  void run() throws Exception {
    Tally.count("Batch.run");
    outer();
    recurse(5);
    guarded();
    build();
    surface();
    each(Arrays.asList("a", "b", "c", "d", "e"));
    label(new Label());
    submit();
    price();
    late = pool.submit(Batch::clearUp);
  }

  private static void outer() {
    Tally.count("Batch.outer");
    for (int i = 0; i < 3; i++) {
      middle(i);
    }
  }

  private static int middle(int rounds) {
    Tally.count("Batch.middle");
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += inner(rounds, i);
    }
    return sum;
  }

  private static int inner(int a, int b) {
    Tally.count("Batch.inner");
    return a + b;
  }

  private static int recurse(int depth) {
    Tally.count("Batch.recurse");
    return depth == 0 ? 0 : recurse(depth - 1);
  }

  private static int guarded() {
    Tally.count("Batch.guarded");
    int failures = 0;
    for (int i = 0; i < 10; i++) {
      try {
        risky(i);
      } catch (IllegalArgumentException e) {
        failures++;
      }
    }
    return failures;
  }

  private static void risky(int i) {
    Tally.count("Batch.risky");
    if (i % 3 == 0) {
      refuse(i);
    }
  }

  private static void refuse(int i) {
    Tally.count("Batch.refuse");
    throw new IllegalArgumentException("part: " + i);
  }

  private static void build() {
    Tally.count("Batch.build");
    for (int i = 0; i < 4; i++) {
      new Part(i);
    }
  }

  private static double surface() {
    Tally.count("Batch.surface");
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      Shape shape = i % 2 == 0 ? new Square() : new Disc();
      sum += shape.area();
    }
    return sum;
  }

  private static int each(List<String> parts) {
    Tally.count("Batch.each");
    int[] length = {0};
    parts.forEach(
        part -> {
          Tally.count("Batch.lambda$each$0");
          length[0] += inner(part.length(), 1);
        });
    return length[0];
  }

  private static String label(Supplier<String> label) {
    Tally.count("Batch.label");
    return label.get() + label.get();
  }

  private void submit() throws InterruptedException, ExecutionException {
    Tally.count("Batch.submit");
    Future<?>[] tasks = new Future<?>[6];
    for (int i = 0; i < tasks.length; i++) {
      int number = i;
      tasks[i] =
          pool.submit(
              () -> {
                Tally.count("Batch.lambda$submit$1");
                return inner(number, 2);
              });
    }
    for (Future<?> task : tasks) {
      task.get();
    }
  }

  private int price() {
    Tally.count("Batch.price");
    return CompletableFuture.supplyAsync(Batch::quote, pool).join();
  }

  private static int quote() {
    Tally.count("Batch.quote");
    return inner(1, 1) + inner(2, 2);
  }

  /** Runs on when the job that asked for it is done. */
  private static void clearUp() {
    Tally.count("Batch.clearUp");
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    middle(1);
  }

  private interface Shape {
    double area();
  }

  private static final class Square implements Shape {
    Square() {
      super();
      Tally.count("Batch$Square.<init>");
    }

    @Override
    public double area() {
      Tally.count("Batch$Square.area");
      return 4;
    }
  }

  private static final class Disc implements Shape {
    Disc() {
      super();
      Tally.count("Batch$Disc.<init>");
    }

    @Override
    public double area() {
      Tally.count("Batch$Disc.area");
      return inner(1, 2);
    }
  }

  private static final class Part {
    private final int size;

    Part(int size) {
      this(size, 2);
      Tally.count("Batch$Part.<init>");
    }

    Part(int size, int copies) {
      super();
      Tally.count("Batch$Part.<init>");
      this.size = size * copies;
      fit();
    }

    int fit() {
      Tally.count("Batch$Part.fit");
      return size;
    }
  }

  /** Its bridge method {@code Object get()} is no call of its own. */
  private static final class Label implements Supplier<String> {
    Label() {
      super();
      Tally.count("Batch$Label.<init>");
    }

    @Override
    public String get() {
      Tally.count("Batch$Label.get");
      return "label";
    }
  }
}
