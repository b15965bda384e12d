/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.books;

/** Has pages. */
public final class Book {
  /** Opens it there, and returns how many pages follow. */
  public static int open(int page) {
    return 100 - page;
  }

  private Book() {}
}
