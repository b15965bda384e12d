/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param name what it is
 * @param status how it is
 * @param found what was seen
 * @param remedy what to do about it, null if nothing
 */
record Check(String name, Status status, String found, @Nullable String remedy) {
  /** How a thing is. */
  enum Status {
    ok,
    warning,
    failed
  }

  static Check ok(String name, String found) {
    return new Check(name, Status.ok, found, null);
  }

  static Check warning(String name, String found, String remedy) {
    return new Check(name, Status.warning, found, remedy);
  }

  static Check failed(String name, String found, String remedy) {
    return new Check(name, Status.failed, found, remedy);
  }
}
