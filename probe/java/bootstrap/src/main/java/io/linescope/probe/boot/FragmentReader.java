/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/** Who reads a fragment's events. Called on the recording thread: MUST NOT throw or block. */
public interface FragmentReader {
  /** One more chunk is whole. */
  void chunkFilled();

  /** The last chunk is whole. */
  void ended();

  /**
   * Reads all whole chunks at once on this thread, since no buffer is free. False if another thread
   * reads just now.
   */
  boolean fold();
}
