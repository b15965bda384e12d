/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.model.SpanKind;
import io.linescope.storage.Topology.Node;
import io.linescope.storage.embedded.pack.ByteWriter;
import io.linescope.storage.embedded.row.SpanKey;
import io.linescope.storage.embedded.row.SpanRow;
import org.jspecify.annotations.Nullable;

/**
 * Who called whom, as the spans of a part tell.
 *
 * <pre>
 * kind             attributes          edge
 * CLIENT           db.*                service → database
 * CLIENT           messaging.*         service → queue, or back if it receives
 * PRODUCER         messaging.*         service → queue
 * CONSUMER         messaging.*         queue → service
 * CLIENT PRODUCER                      half: waits for the span that answers, else a host
 * SERVER CONSUMER  no parent           outside → service
 * SERVER CONSUMER  parent is remote    half: waits for the span that calls, else outside
 * SERVER CONSUMER  parent is local     none
 * </pre>
 */
final class CallGraph {
  /** So many ends of calls are written while they wait for the other. */
  private static final int MOST_WAITING = 200_000;

  /** OTLP's flags: whether it is told where the parent is, and that it is in another process. */
  private static final int PARENT_IS_TOLD = 0x100;

  private static final int PARENT_IS_REMOTE = 0x200;
  private static final SpanKind[] KINDS = SpanKind.values();

  private final Beyond beyond;
  private final Edges edges;
  private final HalfEdges halves;

  CallGraph(Beyond beyond) {
    this.beyond = beyond;
    edges = Edges.limited(beyond);
    halves = new HalfEdges(edges);
  }

  void add(SpanKey key, Node service, SpanRow row) {
    SpanKind kind = KINDS[row.kind()];
    if (kind == SpanKind.CLIENT || kind == SpanKind.PRODUCER) {
      addCalling(key, service, row);
    } else if (kind == SpanKind.SERVER || kind == SpanKind.CONSUMER) {
      addCalled(key, service, row);
    }
  }

  private void addCalling(SpanKey key, Node service, SpanRow row) {
    String environment = service.environment();
    Node database = Peers.database(environment, row);
    Node queue = database == null ? Peers.queue(environment, row) : null;
    if (database != null) {
      edges.add(service, database, Half.of(service, database, row));
    } else if (queue != null) {
      addAtQueue(service, queue, row);
    } else {
      halves.addCaller(key, Half.of(service, Peers.host(environment, row), row));
    }
  }

  private void addCalled(SpanKey key, Node service, SpanRow row) {
    Node queue =
        row.kind() == SpanKind.CONSUMER.ordinal() ? Peers.queue(service.environment(), row) : null;
    if (queue != null) {
      addAtQueue(service, queue, row);
      return;
    }
    Half half = Half.of(service, Node.outside(service.environment()), row);
    @Nullable SpanKey parent = key.parent(row);
    if (parent == null) {
      edges.add(half.otherwise(), service, half);
    } else if (!isLocal(row.flags())) {
      halves.addCallee(parent, half);
    }
  }

  private void addAtQueue(Node service, Node queue, SpanRow row) {
    Half half = Half.of(service, queue, row);
    if (Peers.receives(row)) {
      edges.add(queue, service, half);
    } else {
      edges.add(service, queue, half);
    }
  }

  private static boolean isLocal(int flags) {
    return (flags & (PARENT_IS_TOLD | PARENT_IS_REMOTE)) == PARENT_IS_TOLD;
  }

  /** Lets the oldest ends wait no longer if there are very many. */
  void settle() {
    beyond.callsSettledEarly.addAndGet(halves.settleBeyond(MOST_WAITING));
  }

  /** Writes nodes, then edges, then halves. */
  void write(ByteWriter out) {
    Nodes nodes = new Nodes();
    ByteWriter graph = new ByteWriter();
    edges.write(graph, nodes);
    halves.write(graph, nodes);
    nodes.write(out);
    out.bytes(graph);
  }
}
