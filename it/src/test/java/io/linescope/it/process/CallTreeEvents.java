/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import com.google.protobuf.ByteString;
import io.linescope.wire.v1.CallTree;
import io.linescope.wire.v1.Fragment;
import io.linescope.wire.v1.MethodName;
import io.linescope.wire.v1.Methods;
import io.linescope.wire.v1.Nodes;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Makes the events that a probe would send for the traces of {@link Otlp}. */
public final class CallTreeEvents {
  /** Nodes in each tree: a method that calls another one twice. */
  public static final int NODES_PER_TREE = 2;

  private static final long EPOCH = 7;

  private CallTreeEvents() {}

  /** Returns a request with a tree for each trace, and the names they need. */
  public static byte[] batch(String service, int first, int traces) {
    ScopeLogs.Builder logs = ScopeLogs.newBuilder().addLogRecords(methods());
    for (int trace = first; trace < first + traces; trace++) {
      logs.addLogRecords(tree(trace));
    }
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder()
                .setResource(
                    Resource.newBuilder()
                        .addAttributes(Otlp.text("service.name", service))
                        .addAttributes(Otlp.text("service.instance.id", service + "-1")))
                .addScopeLogs(logs))
        .build()
        .toByteArray();
  }

  private static LogRecord methods() {
    Methods names =
        Methods.newBuilder()
            .setVersion(1)
            .setEpoch(EPOCH)
            .addMethods(method(1, "outer"))
            .addMethods(method(2, "inner"))
            .build();
    return LogRecord.newBuilder()
        .setEventName("linescope.methods")
        .setBody(AnyValue.newBuilder().setBytesValue(names.toByteString()))
        .build();
  }

  private static MethodName method(int id, String name) {
    return MethodName.newBuilder()
        .setId(id)
        .setClassName("com.acme.Killed")
        .setName(name)
        .setMethodDescriptor("()V")
        .build();
  }

  private static LogRecord tree(int trace) {
    CallTree tree =
        CallTree.newBuilder()
            .setVersion(1)
            .setEpoch(EPOCH)
            .setComplete(true)
            .setSeenNodes(NODES_PER_TREE)
            .setKeptNodes(NODES_PER_TREE)
            .addFragments(Fragment.newBuilder().setThread("main").setSpanId(1))
            .setNodes(nodes())
            .build();
    return LogRecord.newBuilder()
        .setEventName("linescope.calltree")
        .setTraceId(ByteString.copyFrom(HexFormat.of().parseHex(Otlp.traceId(trace))))
        .setSpanId(ByteString.copyFrom(ByteBuffer.allocate(8).putLong(1).array()))
        .setBody(AnyValue.newBuilder().setBytesValue(tree.toByteString()))
        .build();
  }

  private static Nodes nodes() {
    return Nodes.newBuilder()
        .addParentPlusOne(0)
        .addFragment(0)
        .addMethod(1)
        .addCount(1)
        .addTimedCount(1)
        .addTotalNanosPlusOne(1001)
        .addSelfNanosPlusOne(401)
        .addTotalAllocatedBytesPlusOne(0)
        .addSelfAllocatedBytesPlusOne(0)
        .addErrors(0)
        .addFirstStartNanos(0)
        .addParentPlusOne(1)
        .addFragment(0)
        .addMethod(2)
        .addCount(2)
        .addTimedCount(2)
        .addTotalNanosPlusOne(601)
        .addSelfNanosPlusOne(601)
        .addTotalAllocatedBytesPlusOne(0)
        .addSelfAllocatedBytesPlusOne(0)
        .addErrors(0)
        .addFirstStartNanos(100)
        .build();
  }
}
