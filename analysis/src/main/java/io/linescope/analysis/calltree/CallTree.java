/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.analysis.calltree;

import io.linescope.model.CallTreePart;
import io.linescope.model.Calls;
import io.linescope.model.SpanId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The methods that one process ran for one request, put together from all parts that arrived.
 *
 * @param service the process's service
 * @param instance the process
 * @param spanId the local root span
 * @param complete whether the last part has arrived and none before it is missing
 * @param seenNodes how many nodes the request made
 * @param keptNodes how many of them are here
 * @param notes what was cut and why, each word once
 * @param fragments what ran, thread by thread, by first start
 * @param nodes fragment after fragment in pre-order, siblings by first start
 * @param demoted methods that were not recorded because they are hot and short
 * @param calls every call by start, which counts from 1970, outer ones first; null unless recorded
 */
public record CallTree(
    String service,
    String instance,
    SpanId spanId,
    boolean complete,
    long seenNodes,
    long keptNodes,
    List<String> notes,
    List<CallTreePart.Fragment> fragments,
    List<Node> nodes,
    List<MethodKey> demoted,
    @Nullable Calls calls) {

  public CallTree {
    notes = List.copyOf(notes);
    fragments = List.copyOf(fragments);
    nodes = List.copyOf(nodes);
    demoted = List.copyOf(demoted);
  }

  /**
   * A method's number together with the dictionary it belongs to.
   *
   * @param epoch the dictionary
   * @param number the number
   */
  public record MethodKey(long epoch, int number) {}

  /**
   * A node in its place.
   *
   * @param method what ran
   * @param parent the calling node, null at the top of a fragment
   * @param firstStartUnixNanos when it was first entered
   * @param figures what was measured
   */
  public record Node(
      MethodKey method,
      @Nullable Integer parent,
      long firstStartUnixNanos,
      CallTreePart.Node figures) {
    public int id() {
      return figures.id();
    }
  }
}
