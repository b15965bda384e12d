/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import com.google.protobuf.ByteString;
import io.linescope.model.CallTreePart;
import io.linescope.model.Method;
import io.linescope.model.MethodNames;
import io.linescope.wire.otlp.Ids;
import io.linescope.wire.v1.CallTree;
import io.linescope.wire.v1.Calls;
import io.linescope.wire.v1.Fragment;
import io.linescope.wire.v1.MethodName;
import io.linescope.wire.v1.Methods;
import io.linescope.wire.v1.Nodes;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes Linescope's events as OTLP's log records, to be sent under the resource of the process.
 */
public final class EventEncoder {
  private static final int VERSION = 1;

  private EventEncoder() {}

  public static LogRecord encode(CallTreePart part) {
    CallTree.Builder body =
        CallTree.newBuilder()
            .setVersion(VERSION)
            .setEpoch(part.epoch())
            .setSequence(part.sequence())
            .setComplete(part.complete())
            .setStartUnixNanos(part.startUnixNanos())
            .setSeenNodes(part.seenNodes())
            .setKeptNodes(part.keptNodes())
            .addAllNotes(part.notes())
            .setNodes(nodes(part))
            .addAllDemoted(part.demoted());
    part.fragments().forEach(fragment -> body.addFragments(fragment(fragment)));
    if (part.calls() != null) {
      body.setCalls(calls(part.calls()));
    }
    return record(EventDecoder.CALL_TREE, body.build().toByteString())
        .setTraceId(Ids.bytes(part.traceId()))
        .setSpanId(Ids.bytes(part.spanId()))
        .build();
  }

  public static LogRecord encode(MethodNames names) {
    Methods.Builder body = Methods.newBuilder().setVersion(VERSION).setEpoch(names.epoch());
    new TreeMap<>(names.methods()).forEach((id, method) -> body.addMethods(name(id, method)));
    return record(EventDecoder.METHODS, body.build().toByteString()).build();
  }

  private static LogRecord.Builder record(String event, ByteString body) {
    return LogRecord.newBuilder()
        .setEventName(event)
        .setBody(AnyValue.newBuilder().setBytesValue(body));
  }

  private static Fragment fragment(CallTreePart.Fragment fragment) {
    return Fragment.newBuilder()
        .setId(fragment.id())
        .setThread(fragment.thread())
        .setVirtual(fragment.virtual())
        .setSpanId(fragment.spanId().value())
        .setAnchorNodePlusOne(plusOne(fragment.anchorNode()))
        .build();
  }

  private static Nodes nodes(CallTreePart part) {
    Map<Integer, Integer> indexes = fragmentIndexes(part.fragments());
    Nodes.Builder columns = Nodes.newBuilder();
    if (!part.nodes().isEmpty()) {
      columns.setFirstId(part.nodes().get(0).id());
    }
    for (CallTreePart.Node node : part.nodes()) {
      columns
          .addParentPlusOne(plusOne(node.parent()))
          .addFragment(indexes.getOrDefault(node.fragment(), -1))
          .addMethod(node.method())
          .addCount(node.count())
          .addTimedCount(node.timedCount())
          .addTotalNanosPlusOne(plusOne(node.totalNanos()))
          .addSelfNanosPlusOne(plusOne(node.selfNanos()))
          .addTotalAllocatedBytesPlusOne(plusOne(node.totalAllocatedBytes()))
          .addSelfAllocatedBytesPlusOne(plusOne(node.selfAllocatedBytes()))
          .addErrors(node.errors())
          .addFirstStartNanos(node.firstStartNanos())
          .addMeasuredCount(node.measuredCount());
    }
    return columns.build();
  }

  private static Calls calls(io.linescope.model.Calls calls) {
    Calls.Builder columns = Calls.newBuilder().setMissing(calls.missing());
    long before = 0;
    for (int i = 0; i < calls.size(); i++) {
      columns
          .addNode(calls.node(i))
          .addStartNanosDelta(calls.startNanos(i) - before)
          .addDurationNanosPlusOne(plusOne(calls.durationNanos(i)));
      before = calls.startNanos(i);
    }
    return columns.build();
  }

  private static Map<Integer, Integer> fragmentIndexes(List<CallTreePart.Fragment> fragments) {
    Map<Integer, Integer> indexes = new HashMap<>();
    for (int i = 0; i < fragments.size(); i++) {
      indexes.put(fragments.get(i).id(), i);
    }
    return indexes;
  }

  private static MethodName name(int id, Method method) {
    return MethodName.newBuilder()
        .setId(id)
        .setClassName(method.className())
        .setName(method.name())
        .setMethodDescriptor(method.descriptor())
        .setLinePlusOne(plusOne(method.line()))
        .build();
  }

  private static int plusOne(@Nullable Integer value) {
    return value == null ? 0 : value + 1;
  }

  private static long plusOne(@Nullable Long value) {
    return value == null ? 0 : value + 1;
  }
}
