/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

/** Ends a command with a message on stderr and an exit code. */
public final class FailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public FailedException(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
