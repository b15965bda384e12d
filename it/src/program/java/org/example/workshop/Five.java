/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import io.linescope.api.Recorder;

/**
 * Five recorders: three within one another, two alone. Of each it prints how many nanoseconds the
 * work within took, and how many it took with the recorder.
 */
public final class Five {
  public static void main(String[] arguments) throws InterruptedException {
    for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
      first();
      fourth();
      fifth();
    }
  }

  private static void first() throws InterruptedException {
    long around = System.nanoTime();
    long within;
    try (Recorder recorder = Recorder.start("server1")) {
      within = work(30);
      within += second();
    }
    tell("server1", within, around);
  }

  private static long second() throws InterruptedException {
    long around = System.nanoTime();
    long within;
    try (Recorder recorder = Recorder.start("server2")) {
      within = work(20);
      within += third();
    }
    return tell("server2", within, around);
  }

  private static long third() throws InterruptedException {
    long around = System.nanoTime();
    long within;
    try (Recorder recorder = Recorder.start("server3")) {
      within = work(10);
    }
    return tell("server3", within, around);
  }

  private static void fourth() throws InterruptedException {
    long around = System.nanoTime();
    long within;
    try (Recorder recorder = Recorder.start("server4")) {
      within = work(5);
    }
    tell("server4", within, around);
  }

  private static void fifth() throws InterruptedException {
    long around = System.nanoTime();
    long within;
    try (Recorder recorder = Recorder.start("server5")) {
      within = work(5);
    }
    tell("server5", within, around);
  }

  private static long work(int millis) throws InterruptedException {
    long began = System.nanoTime();
    Thread.sleep(millis);
    return System.nanoTime() - began;
  }

  private static long tell(String name, long within, long around) {
    System.out.println("took " + name + " " + within + " " + (System.nanoTime() - around));
    return within;
  }

  private Five() {}
}
