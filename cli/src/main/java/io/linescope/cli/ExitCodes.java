/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

/** How a command ended. Scripts rely on these. */
public final class ExitCodes {
  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int NOT_REACHABLE = 3;
  public static final int BUSY = 4;

  private ExitCodes() {}
}
