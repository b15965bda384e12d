/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.tide;

import java.io.IOException;
import okio.Buffer;

/** Writes lines to a buffer and reads them, so many times: {@code Tide TIMES}. */
public final class Tide {
  private static final int LINES = 10;

  public static void main(String[] arguments) throws IOException {
    for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
      System.out.println("tide " + run());
    }
  }

  private static String run() throws IOException {
    Buffer water = new Buffer();
    for (int i = 0; i < LINES; i++) {
      water.writeUtf8("wave ").writeDecimalLong(i).writeByte('\n');
    }
    String foam = water.clone().sha256().hex();
    int length = 0;
    while (!water.exhausted()) {
      length += water.readUtf8LineStrict().length();
    }
    return length + " " + foam;
  }

  private Tide() {}
}
