/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/** Reads nothing of a request, and gives no chunk back. */
class Unread implements TreeReader, FragmentReader {
  static {
    ChunkPool.limit(16 << 20);
  }

  /** A request that is recorded, and read by this. */
  final RequestTree request() {
    RequestTree tree = RequestTree.open(0);
    RequestTree.readBy(bound -> this);
    tree.bind(1, 2, 3);
    return tree;
  }

  @Override
  public FragmentReader begun(FragmentLog fragment) {
    return this;
  }

  @Override
  public void ended() {}

  @Override
  public void chunkFilled() {}

  @Override
  public boolean fold() {
    return false;
  }

  @Override
  public void buffersExhausted() {}

  @Override
  public void rootEnded() {}
}
