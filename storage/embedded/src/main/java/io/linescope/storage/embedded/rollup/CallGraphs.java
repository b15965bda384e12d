/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.storage.Scope;
import io.linescope.storage.Topology.EdgeMinute;
import io.linescope.storage.embedded.pack.ByteReader;
import java.util.function.Consumer;

/** The graph that several parts tell together. */
public final class CallGraphs {
  private final Scope scope;
  private final Consumer<EdgeMinute> action;
  private final Edges edges = Edges.unlimited();
  private final HalfEdges halves = new HalfEdges(edges);

  public CallGraphs(Scope scope, Consumer<EdgeMinute> action) {
    this.scope = scope;
    this.action = action;
  }

  /** Passes on the edges that a part wrote; its halves wait for those of other parts. */
  public void add(ByteReader written) {
    Nodes nodes = Nodes.read(written);
    Edges.read(written, nodes, scope, action);
    halves.read(written, nodes);
  }

  /** Passes on what the halves of all parts come to. */
  public void finish() {
    halves.settle();
    edges.forEach(scope, action);
  }
}
