/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** Another process has the data folder. */
public final class DataFolderInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  DataFolderInUseException(Path folder) {
    super("data folder: " + folder + " is in use (expected: one process a folder)");
  }
}
