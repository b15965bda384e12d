/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import java.lang.reflect.Method;

/**
 * Compares the probe's clock with the system's for half a second. Prints the clock's name, by how
 * many nanoseconds they differ in the end, and how often it went back.
 */
public final class Pace {
  public static void main(String[] arguments) throws Exception {
    Class<?> type = Class.forName("io.linescope.probe.boot.Clock");
    Method compare = type.getMethod("compare");
    compare.invoke(null);
    Thread.sleep(500);
    compare.invoke(null);
    Object clock = type.getMethod("start").invoke(null);
    Method nanos = type.getMethod("nanos");
    long end = System.nanoTime() + 500_000_000;
    long last = Long.MIN_VALUE;
    int back = 0;
    while (System.nanoTime() < end) {
      long now = (long) nanos.invoke(clock);
      back += now < last ? 1 : 0;
      last = now;
    }
    long difference = Long.MAX_VALUE;
    for (int i = 0; i < 1_000; i++) {
      difference = Math.min(difference, Math.abs((long) nanos.invoke(clock) - System.nanoTime()));
    }
    System.out.println(type.getMethod("name").invoke(null) + " " + difference + " " + back);
  }

  private Pace() {}
}
