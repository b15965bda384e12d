/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Attributes;
import io.linescope.model.CallTreePart;
import io.linescope.model.Calls;
import io.linescope.model.Method;
import io.linescope.model.MethodNames;
import io.linescope.model.Resource;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import io.linescope.wire.otlp.ResourceCodec;
import io.linescope.wire.v1.CallTree;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventRoundTripTest {
  private static final CallTreePart PART =
      new CallTreePart(
          new TraceId(1, 2),
          new SpanId(3),
          "shop",
          "host-1",
          -5L,
          1,
          true,
          1_700_000_000_000_000_000L,
          9,
          4,
          List.of("max-nodes"),
          List.of(
              new CallTreePart.Fragment(4, "main", false, new SpanId(3), null),
              new CallTreePart.Fragment(7, "pool-1", true, new SpanId(8), 11)),
          List.of(
              new CallTreePart.Node(10, null, 4, 1, 1, 1, 1, 900L, 0L, null, null, 0, 0),
              new CallTreePart.Node(11, 10, 4, 2, 100, 3, 50, null, null, 0L, 5L, 2, 7),
              new CallTreePart.Node(12, 2, 4, 2, 1, 0, 0, null, null, null, null, 0, 8),
              new CallTreePart.Node(13, null, 7, 3, 1, 1, 1, 1L, 1L, 1L, 1L, 1, 9)),
          List.of(5, 6),
          Calls.builder().add(10, 0, 900L).add(11, 7, 0L).add(13, 3, null).addMissing(97).build());

  @Test
  void callTree_comesBackEqual() {
    DecodedEvents decoded = decode(EventEncoder.encode(PART));

    assertThat(decoded.refusals()).isEmpty();
    assertThat(decoded.callTrees()).containsExactly(PART);
  }

  @Test
  void methods_comeBackEqual() {
    MethodNames names =
        new MethodNames(
            "host-1",
            Long.MIN_VALUE,
            Map.of(
                0, new Method("com.acme.Shop", "<init>", "()V", null),
                1, new Method("com.acme.Shop$Cart", "add", "(I)V", 0)));

    assertThat(decode(EventEncoder.encode(names)).methodNames()).containsExactly(names);
  }

  @Test
  void newerVersionWithUnknownField_isReadAsFarAsKnown() throws Exception {
    byte[] unknownField = {(byte) 0xfa, 0x3f, 2, 1, 2};
    CallTree newer = body().toBuilder().setVersion(2).mergeFrom(unknownField).build();

    assertThat(decode(record(newer)).callTrees()).containsExactly(PART);
  }

  @Test
  void otherLogs_areRefusedByReason() {
    DecodedEvents decoded = decode(LogRecord.newBuilder().setSeverityText("INFO").build());

    assertThat(decoded.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo("log-not-stored");
              assertThat(refusal.message()).isEqualTo("logs are not stored yet");
            });
  }

  @Test
  void unequalColumns_areRefused() {
    assertRefused(
        "length of count: 5 (expected: 4, as parent_plus_one has)",
        body -> body.getNodesBuilder().addCount(1));
  }

  @Test
  void parentAfterChild_isRefused() {
    assertRefused(
        "parent of node 11: 11 (expected: a number before it)",
        body -> body.getNodesBuilder().setParentPlusOne(1, 12));
  }

  @Test
  void parentOfAnotherFragment_isRefused() {
    assertRefused(
        "parent of node 13: 10 (expected: a node of the same fragment)",
        body -> body.getNodesBuilder().setParentPlusOne(3, 11));
  }

  @Test
  void fragmentThatIsNotThere_isRefused() {
    assertRefused(
        "fragment: 2 (expected: an index below 2)",
        body -> body.getNodesBuilder().setFragment(0, 2));
  }

  @Test
  void fragmentNumberUsedTwice_isRefused() {
    assertRefused(
        "fragments.id: 4 (expected: each number once)",
        body -> body.getFragmentsBuilder(1).setId(4));
  }

  @Test
  void fragmentThatSubmittedItself_isRefused() {
    assertRefused(
        "anchor of fragment 7: 13 (expected: no cycle)",
        body -> body.getFragmentsBuilder(1).setAnchorNodePlusOne(14));
  }

  @Test
  void fragmentsThatSubmittedEachOther_areRefused() {
    assertRefused(
        "anchor of fragment 4: 13 (expected: no cycle)",
        body -> body.getFragmentsBuilder(0).setAnchorNodePlusOne(14));
  }

  @Test
  void moreTimedThanCalled_isRefused() {
    assertRefused(
        "timed_count: 2 (expected: at most count, 1)",
        body -> body.getNodesBuilder().setTimedCount(0, 2));
  }

  @Test
  void moreMeasuredThanCalled_isRefused() {
    assertRefused(
        "measured_count: 2 (expected: at most count, 1)",
        body -> body.getNodesBuilder().setMeasuredCount(0, 2));
  }

  @Test
  void measuredCount_isThatOfTimedCallsWhereItIsNotTold() {
    CallTree.Builder body = body().toBuilder();
    body.getNodesBuilder().clearMeasuredCount();

    assertThat(decode(record(body.build())).callTrees().get(0).nodes())
        .extracting(CallTreePart.Node::measuredCount)
        .containsExactly(1L, 3L, 0L, 1L);
  }

  @Test
  void unequalColumnsOfCalls_areRefused() {
    assertRefused(
        "length of calls.start_nanos_delta: 4 (expected: 3, as node has)",
        body -> body.getCallsBuilder().addStartNanosDelta(1));
  }

  @Test
  void callOfANodeThatIsNotThere_isRefused() {
    assertRefused(
        "node of call 1: 14 (expected: a node of this tree)",
        body -> body.getCallsBuilder().setNode(1, 14));
  }

  @Test
  void callBeforeTheTreesStart_isRefused() {
    assertRefused(
        "calls.start_nanos_delta: -8 (expected: starts of 0 or more)",
        body -> body.getCallsBuilder().setStartNanosDelta(2, -8));
  }

  @Test
  void moreCallsThanAnyProbeKeeps_areRefused() {
    assertRefused(
        "calls: 1000001 (expected: at most 1000000)",
        body -> body.getCallsBuilder().addAllNode(Collections.nCopies(999_998, 10)));
  }

  @Test
  void figureBeyondRange_isRefused() {
    assertRefused(
        "count: 18446744073709551615 (expected: at most 9223372036854775807)",
        body -> body.getNodesBuilder().setCount(0, -1));
  }

  @Test
  void keptNodesThatAreNotThere_areRefused() {
    assertRefused(
        "kept_nodes: 5 (expected: 4, as many as there are nodes)", body -> body.setKeptNodes(5));
  }

  @Test
  void missingVersion_isRefused() {
    assertRefused("version: 0 (expected: 1 or more)", CallTree.Builder::clearVersion);
  }

  @Test
  void bodyThatIsNoMessage_isRefused() {
    LogRecord text =
        EventEncoder.encode(PART).toBuilder()
            .setBody(AnyValue.newBuilder().setStringValue("tree"))
            .build();

    assertThat(decode(text).refusals().get(0).message())
        .isEqualTo("linescope.calltree: body: STRING_VALUE (expected: BYTES_VALUE)");
  }

  @Test
  void missingInstance_isRefused() {
    Attributes onlyService = Attributes.builder().put("service.name", "shop").build();

    DecodedEvents decoded = decode(EventEncoder.encode(PART), onlyService);

    assertThat(decoded.refusals().get(0).message())
        .isEqualTo(
            "linescope.calltree: service.instance.id: nothing (expected: a text in the resource)");
  }

  private static void assertRefused(String message, Consumer<CallTree.Builder> damage) {
    CallTree.Builder body = body().toBuilder();
    damage.accept(body);
    DecodedEvents decoded = decode(record(body.build()));
    assertThat(decoded.callTrees()).isEmpty();
    assertThat(decoded.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo("invalid-event");
              assertThat(refusal.message()).isEqualTo("linescope.calltree: " + message);
            });
  }

  private static CallTree body() {
    try {
      return CallTree.parseFrom(EventEncoder.encode(PART).getBody().getBytesValue());
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static LogRecord record(CallTree body) {
    return EventEncoder.encode(PART).toBuilder()
        .setBody(AnyValue.newBuilder().setBytesValue(body.toByteString()))
        .build();
  }

  private static DecodedEvents decode(LogRecord log) {
    return decode(
        log,
        Attributes.builder()
            .put("service.name", "shop")
            .put("service.instance.id", "host-1")
            .build());
  }

  private static DecodedEvents decode(LogRecord log, Attributes resource) {
    return EventDecoder.decode(
        List.of(
            ResourceLogs.newBuilder()
                .setResource(ResourceCodec.encode(new Resource(resource, 0, List.of(), "")))
                .addScopeLogs(ScopeLogs.newBuilder().addLogRecords(log))
                .build()));
  }
}
