/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.shelf;

import net.dusters.Duster;
import org.example.books.Book;

/** Sorts its books so many times: {@code Shelf TIMES}. */
public final class Shelf {
  public static void main(String[] arguments) {
    for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
      run();
    }
  }

  static int run() {
    return sort(3) + sort(1);
  }

  private static int sort(int books) {
    int pages = 0;
    for (int i = 0; i < books; i++) {
      pages += Book.open(i);
    }
    return Duster.wipe(pages);
  }

  private Shelf() {}
}
