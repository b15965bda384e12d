/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** Opens the storage of a data folder; found as a service on the class path. */
public interface StorageOpener {
  Storage open(Path folder) throws IOException;

  /** Returns the opener that ships with this server. */
  static StorageOpener installed() {
    return ServiceLoader.load(StorageOpener.class)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException("StorageOpener: none (expected: one on the class path)"));
  }
}
