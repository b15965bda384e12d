/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Methods of every shape, whose trees {@code CallTreeTest} states. */
public final class Calls {
  private int state;

  Calls(int state) {
    super();
    this.state = state < 0 ? -state : state;
  }

  public static void nest() {
    middle(2);
    middle(1);
  }

  static void middle(int times) {
    for (int i = 0; i < times; i++) {
      leaf(i);
    }
  }

  static int leaf(int i) {
    return i * 2;
  }

  public static int recurse(int depth) {
    return depth == 0 ? 0 : 1 + recurse(depth - 1);
  }

  public static int caught() {
    int failures = 0;
    for (int i = 0; i < 3; i++) {
      try {
        throwing(i);
      } catch (IllegalStateException e) {
        failures++;
      } finally {
        leaf(failures);
      }
    }
    return failures;
  }

  static void throwing(int i) {
    if (i != 1) {
      deeper();
    }
  }

  static void deeper() {
    throw new IllegalStateException("expected");
  }

  public static long shapes(int choice) {
    long wide = 1L;
    double real = 2.0;
    Object shared = choice > 1 ? "text" : Integer.valueOf(7);
    switch (choice) {
      case 1:
        wide += leaf(1);
        break;
      case 2:
        real += leaf(2);
        break;
      default:
        wide = synchronizedLeaf(shared);
    }
    IntUnaryOperator twice = value -> leaf(value) + leaf(value);
    return wide + (long) real + twice.applyAsInt(3) + new Calls(choice > 2 ? -1 : leaf(4)).state;
  }

  static synchronized long synchronizedLeaf(Object lock) {
    synchronized (lock) {
      return lock.hashCode() & 1;
    }
  }

  public static int overflow() {
    try {
      return endless(0);
    } catch (StackOverflowError e) {
      return leaf(1);
    }
  }

  static int endless(int depth) {
    return endless(depth + 1) + 1;
  }

  public static void alternate(int rounds) {
    for (int i = 0; i < rounds; i++) {
      first();
      second();
    }
  }

  static void first() {
    leaf(1);
  }

  static void second() {
    leaf(2);
  }

  public static int allocate(int kilobytes) {
    byte[] bytes = new byte[kilobytes * 1024];
    return bytes.length;
  }

  public static List<Thread> submit(java.util.function.Function<Runnable, Thread> start) {
    List<Thread> threads = new ArrayList<>();
    threads.add(submitter(start));
    return threads;
  }

  static Thread submitter(java.util.function.Function<Runnable, Thread> start) {
    return start.apply(Calls::nest);
  }
}
