/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import io.linescope.model.CallTreePart;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import io.linescope.wire.MalformedException;
import io.linescope.wire.otlp.Ids;
import io.linescope.wire.v1.CallTree;
import io.linescope.wire.v1.Fragment;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code linescope.calltree}. Refuses a body that is no tree. */
final class CallTreeDecoder {
  private CallTreeDecoder() {}

  static CallTreePart decode(LogRecord log, Origin origin) throws MalformedException {
    TraceId traceId = Ids.traceId("trace_id", log.getTraceId());
    SpanId spanId = Ids.spanId("span_id", log.getSpanId());
    CallTree body = Bodies.parse(log, CallTree.parser());
    Bodies.checkVersion(body.getVersion());
    List<CallTreePart.Fragment> fragments = fragments(body);
    List<CallTreePart.Node> nodes = new NodesDecoder(body.getNodes(), fragments).decode();
    checkKept(body, nodes.size());
    Anchors.check(fragments, nodes);
    return new CallTreePart(
        traceId,
        spanId,
        origin.service(),
        origin.instance(),
        body.getEpoch(),
        Bodies.notNegative("sequence", body.getSequence()),
        body.getComplete(),
        Bodies.notNegative("start_unix_nanos", body.getStartUnixNanos()),
        Bodies.notNegative("seen_nodes", body.getSeenNodes()),
        body.getKeptNodes(),
        body.getNotesList(),
        fragments,
        nodes,
        body.getDemotedList(),
        body.hasCalls() ? new CallsDecoder(body.getCalls(), body.getNodes()).decode() : null);
  }

  private static void checkKept(CallTree body, int nodes) throws MalformedException {
    if (body.getKeptNodes() != nodes) {
      throw MalformedException.of(
          "kept_nodes", body.getKeptNodes(), nodes + ", as many as there are nodes");
    }
    if (body.getSeenNodes() >= 0 && body.getSeenNodes() < nodes) {
      throw MalformedException.of("seen_nodes", body.getSeenNodes(), "kept_nodes or more");
    }
  }

  private static List<CallTreePart.Fragment> fragments(CallTree body) throws MalformedException {
    List<CallTreePart.Fragment> fragments = new ArrayList<>(body.getFragmentsCount());
    for (Fragment fragment : body.getFragmentsList()) {
      int anchor = Bodies.notNegative("anchor_node_plus_one", fragment.getAnchorNodePlusOne());
      fragments.add(
          new CallTreePart.Fragment(
              Bodies.notNegative("fragments.id", fragment.getId()),
              fragment.getThread(),
              fragment.getVirtual(),
              new SpanId(fragment.getSpanId()),
              anchor == 0 ? null : Integer.valueOf(anchor - 1)));
    }
    return fragments;
  }
}
