/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a server keeps what it stores, unless it is told otherwise. */
public final class DataFolder {
  private DataFolder() {}

  /** What the option says, else {@code LINESCOPE_DATA}, else a folder in the user's home. */
  public static Path of(@Nullable String option) {
    String named = option == null ? System.getenv("LINESCOPE_DATA") : option;
    return named == null || named.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".linescope", "data")
        : Path.of(named).toAbsolutePath();
  }
}
