/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one process sends at once of one request's call tree. A request whose work ends in time is
 * one part; work that outlives it arrives in later ones. Parts of one tree share trace, span and
 * instance; {@code sequence} tells them apart, so that a part sent twice counts once.
 *
 * @param traceId the request
 * @param spanId the local root span, under which the methods ran
 * @param service the {@code service.name} of the process
 * @param instance the {@code service.instance.id} of the process
 * @param epoch the dictionary that the method numbers refer to
 * @param sequence the part's number, from 0
 * @param complete whether nothing of this tree was still running when this part was sent
 * @param startUnixNanos the moment that {@code firstStartNanos} counts from
 * @param seenNodes how many nodes the request made in this part
 * @param keptNodes how many of them are here; the others fell to a limit that {@code notes} names
 * @param notes what was cut and why, words of docs/messages.md
 * @param fragments what ran, thread by thread
 * @param nodes the nodes of these fragments: parents before children, siblings by first start
 * @param demoted numbers of methods that are no longer recorded because they are hot and short
 * @param calls every single call, counted from the tree's start; null unless recorded in order
 */
public record CallTreePart(
    TraceId traceId,
    SpanId spanId,
    String service,
    String instance,
    long epoch,
    int sequence,
    boolean complete,
    long startUnixNanos,
    long seenNodes,
    long keptNodes,
    List<String> notes,
    List<Fragment> fragments,
    List<Node> nodes,
    List<Integer> demoted,
    @Nullable Calls calls) {

  public CallTreePart {
    notes = List.copyOf(notes);
    fragments = List.copyOf(fragments);
    nodes = List.copyOf(nodes);
    demoted = List.copyOf(demoted);
  }

  /**
   * The part of a call tree that ran on one thread.
   *
   * @param id its number within the tree, across parts
   * @param thread the thread's name
   * @param virtual whether the thread was a virtual one
   * @param spanId the span that was current where the work was submitted
   * @param anchorNode the node that submitted the work, null if not known or at the root
   */
  public record Fragment(
      int id, String thread, boolean virtual, SpanId spanId, @Nullable Integer anchorNode) {}

  /**
   * A method in the place where it was called.
   *
   * @param id its number within the tree, across parts
   * @param parent the calling node, null at the top of a fragment
   * @param fragment the fragment it ran in
   * @param method its number in the dictionary
   * @param count how often it was called here, exact
   * @param timedCount how many of these calls were timed
   * @param measuredCount of how many of these calls the allocation was measured
   * @param totalNanos wall time in it and below, null if not measured
   * @param selfNanos wall time in it alone, null if not measured
   * @param totalAllocatedBytes bytes allocated in it and below, null if not measured
   * @param selfAllocatedBytes bytes allocated in it alone, null if not measured
   * @param errors how many of the calls ended with an exception
   * @param firstStartNanos when it was first entered, counted from the tree's start
   */
  public record Node(
      int id,
      @Nullable Integer parent,
      int fragment,
      int method,
      long count,
      long timedCount,
      long measuredCount,
      @Nullable Long totalNanos,
      @Nullable Long selfNanos,
      @Nullable Long totalAllocatedBytes,
      @Nullable Long selfAllocatedBytes,
      long errors,
      long firstStartNanos) {

    /** Returns the same node, of which the allocation of {@code calls} calls was measured. */
    public Node withMeasuredCount(long calls) {
      return new Node(
          id,
          parent,
          fragment,
          method,
          count,
          timedCount,
          calls,
          totalNanos,
          selfNanos,
          totalAllocatedBytes,
          selfAllocatedBytes,
          errors,
          firstStartNanos);
    }
  }
}
