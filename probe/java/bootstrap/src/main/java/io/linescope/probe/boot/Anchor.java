/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/** A place in a thread's log where work was submitted. Tells the node once the log is read. */
public final class Anchor {
  private final FragmentLog fragment;
  private final int mark;
  private final long place;

  Anchor(FragmentLog fragment, int mark, long place) {
    this.fragment = fragment;
    this.mark = mark;
    this.place = place;
  }

  long place() {
    return place;
  }

  /** The fragment that submitted the work. */
  public FragmentLog fragment() {
    return fragment;
  }

  public RequestTree tree() {
    return fragment.tree;
  }

  /** The figure of the {@link Event#MARK} in that fragment. */
  public int mark() {
    return mark;
  }
}
