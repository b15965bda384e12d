/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

/**
 * Work on threads that are made for it, one of which makes another and one outlives the rest. What
 * it calls is written in strands.txt.
 */
public final class Strands {
  private static Thread straggler;

  public static void main(String[] arguments) throws InterruptedException {
    for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
      run();
      straggler.join();
    }
  }

  static void run() throws InterruptedException {
    Thread spinner = new Thread(Strands::spin, "spinner");
    Thread winder = new Thread(null, new Winder(3), "winder", 0);
    Thread knotter = new Knotter();
    spinner.start();
    winder.start();
    knotter.start();
    spinner.join();
    winder.join();
    knotter.join();
    straggler = new Thread(Strands::tidy);
    straggler.setName("straggler");
    straggler.start();
  }

  // Not private, or javac would make a lambda of the reference in Winder.
  static int spin() {
    return turn(1) + turn(2);
  }

  private static int turn(int times) {
    return times + 1;
  }

  private static void tidy() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    turn(0);
  }

  private static final class Winder implements Runnable {
    private final int turns;

    Winder(int turns) {
      super();
      this.turns = turns;
    }

    @Override
    public void run() {
      for (int i = 0; i < turns; i++) {
        wind(i);
      }
      Thread helper = new Thread(Strands::spin, "helper");
      helper.start();
      try {
        helper.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static int wind(int i) {
      return i * 2;
    }
  }

  /** Has no task, but is one. */
  private static final class Knotter extends Thread {
    Knotter() {
      super("knotter");
    }

    @Override
    public void run() {
      spin();
    }
  }

  private Strands() {}
}
