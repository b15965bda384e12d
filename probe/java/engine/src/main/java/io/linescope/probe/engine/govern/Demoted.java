/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.govern;

/** A method that is not recorded since it is hot and short, and what was seen of it. */
public final class Demoted {
  private final int method;
  private final long calls;
  private final long meanNanos;

  Demoted(int method, long calls, long meanNanos) {
    this.method = method;
    this.calls = calls;
    this.meanNanos = meanNanos;
  }

  public int method() {
    return method;
  }

  /** Calls in the second before, 0: an earlier run of the same code demoted it. */
  public long calls() {
    return calls;
  }

  public long meanNanos() {
    return meanNanos;
  }
}
