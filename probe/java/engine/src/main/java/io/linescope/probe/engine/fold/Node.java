/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method in the place where it was called, with its figures. Children in order of first call. */
public final class Node {
  final @Nullable Node parent;
  final int method;
  final long firstStartNanos;
  final int depth;
  private @Nullable Map<Integer, Node> children;
  private @Nullable Node lastChild;

  long count;
  long timedCount;
  long totalNanos;
  long selfNanos;
  long measuredCount;
  long totalBytes;
  long selfBytes;
  long errors;

  /** Its number within the tree, given when it is sent. */
  int id = -1;

  Node(@Nullable Node parent, int method, long firstStartNanos) {
    this.parent = parent;
    this.method = method;
    this.firstStartNanos = firstStartNanos;
    depth = parent == null ? 1 : parent.depth + 1;
  }

  /** Returns the child for this method, or null. Loops ask for the same one again and again. */
  @Nullable Node child(int wanted) {
    Node last = lastChild;
    if (last != null && last.method == wanted) {
      return last;
    }
    Node found = children == null ? null : children.get(wanted);
    if (found != null) {
      lastChild = found;
    }
    return found;
  }

  void add(Node child) {
    if (children == null) {
      children = new LinkedHashMap<>(4);
    }
    children.put(child.method, child);
    lastChild = child;
  }

  public Collection<Node> children() {
    return children == null ? Collections.<Node>emptyList() : children.values();
  }

  public @Nullable Node parent() {
    return parent;
  }

  public int method() {
    return method;
  }

  public int id() {
    return id;
  }

  public long count() {
    return count;
  }

  public long timedCount() {
    return timedCount;
  }

  /** Nanoseconds of the timed calls, -1 if there were none. */
  public long totalNanos() {
    return timedCount == 0 ? -1 : totalNanos;
  }

  public long selfNanos() {
    return timedCount == 0 ? -1 : Math.max(0, selfNanos);
  }

  /** Bytes allocated in measured calls, -1 if there were none. */
  public long totalBytes() {
    return measuredCount == 0 ? -1 : totalBytes;
  }

  public long selfBytes() {
    return measuredCount == 0 ? -1 : Math.max(0, selfBytes);
  }

  public long errors() {
    return errors;
  }

  /** Nanoseconds after the start of the tree. */
  public long firstStartNanos() {
    return firstStartNanos;
  }
}
