/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads what ships on the class path. */
final class Resources {
  private Resources() {}

  /** Returns the bytes of {@code path}, or null if there is no such resource. */
  static byte @Nullable [] read(String path) {
    try (InputStream stream = Resources.class.getResourceAsStream(path)) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
