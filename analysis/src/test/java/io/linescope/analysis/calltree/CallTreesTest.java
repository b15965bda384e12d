/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.analysis.calltree;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.CallTreePart;
import io.linescope.model.Calls;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallTreesTest {
  private static final CallTreePart FIRST =
      part(
          0,
          false,
          List.of(fragment(0, null)),
          List.of(node(0, null, 0, 0), node(1, 0, 0, 50), node(2, 0, 0, 10), node(3, 1, 0, 60)));
  private static final CallTreePart LATE =
      part(
          1,
          true,
          List.of(fragment(0, null), fragment(1, 3)),
          List.of(node(4, null, 1, 70), node(5, 2, 0, 20)));

  @Test
  void parts_becomeOneTreeWhateverTheirOrder() {
    CallTree tree = CallTrees.merge(List.of(LATE, FIRST, LATE)).get(0);

    assertThat(tree).isEqualTo(CallTrees.merge(List.of(FIRST, LATE)).get(0));
    assertThat(tree.nodes()).extracting(CallTree.Node::id).containsExactly(0, 2, 5, 1, 3, 4);
    assertThat(tree.seenNodes()).isEqualTo(6);
    assertThat(tree.complete()).isTrue();
    assertThat(tree.notes()).isEmpty();
  }

  @Test
  void anchoredFragment_staysAFragment() {
    CallTree tree = CallTrees.merge(List.of(FIRST, LATE)).get(0);

    assertThat(tree.fragments()).extracting(CallTreePart.Fragment::anchorNode).contains(3);
    assertThat(tree.nodes().get(5).parent()).isNull();
  }

  @Test
  void missingPart_isToldAndItsChildrenStandOnTop() {
    CallTree tree = CallTrees.merge(List.of(LATE)).get(0);

    assertThat(tree.complete()).isFalse();
    assertThat(tree.notes()).containsExactly("part-missing");
    assertThat(tree.nodes()).extracting(CallTree.Node::parent).containsOnlyNulls();
  }

  @Test
  void instances_haveTreesOfTheirOwn() {
    assertThat(CallTrees.merge(List.of(FIRST, ofInstance(FIRST, "other")))).hasSize(2);
  }

  @Test
  void calls_ofAllPartsAreOneOrderWithCallersFirst() {
    CallTreePart first =
        withCalls(FIRST, Calls.builder().add(1, 50, 10L).add(3, 60, 2L).add(0, 50, 40L));
    CallTreePart late = withCalls(LATE, Calls.builder().add(4, 55, null).addMissing(8));

    Calls calls = CallTrees.merge(List.of(late, first)).get(0).calls();

    assertThat(calls)
        .isEqualTo(
            Calls.builder()
                .add(0, 1050, 40L)
                .add(1, 1050, 10L)
                .add(4, 1055, null)
                .add(3, 1060, 2L)
                .addMissing(8)
                .build());
  }

  @Test
  void callsOfNodesThatDidNotArrive_areMissing() {
    CallTreePart late = withCalls(LATE, Calls.builder().add(0, 1, 1L).add(5, 20, 1L));

    Calls calls = CallTrees.merge(List.of(late)).get(0).calls();

    assertThat(calls).isEqualTo(Calls.builder().add(5, 1020, 1L).addMissing(1).build());
  }

  @Test
  void treeThatWasNotRecordedInOrder_hasNoCalls() {
    assertThat(CallTrees.merge(List.of(FIRST)).get(0).calls()).isNull();
  }

  private static CallTreePart part(
      int sequence,
      boolean complete,
      List<CallTreePart.Fragment> fragments,
      List<CallTreePart.Node> nodes) {
    return new CallTreePart(
        new TraceId(1, 1),
        new SpanId(2),
        "shop",
        "a",
        7,
        sequence,
        complete,
        1000,
        nodes.size(),
        nodes.size(),
        List.of(),
        fragments,
        nodes,
        List.of(9),
        null);
  }

  private static CallTreePart ofInstance(CallTreePart part, String instance) {
    return changed(part, instance, part.calls());
  }

  private static CallTreePart withCalls(CallTreePart part, Calls.Builder calls) {
    return changed(part, part.instance(), calls.build());
  }

  private static CallTreePart changed(CallTreePart part, String instance, @Nullable Calls calls) {
    return new CallTreePart(
        part.traceId(),
        part.spanId(),
        part.service(),
        instance,
        part.epoch(),
        part.sequence(),
        part.complete(),
        part.startUnixNanos(),
        part.seenNodes(),
        part.keptNodes(),
        part.notes(),
        part.fragments(),
        part.nodes(),
        part.demoted(),
        calls);
  }

  private static CallTreePart.Fragment fragment(int id, @Nullable Integer anchor) {
    return new CallTreePart.Fragment(id, "t" + id, false, new SpanId(2), anchor);
  }

  private static CallTreePart.Node node(
      int id, @Nullable Integer parent, int fragment, long start) {
    return new CallTreePart.Node(id, parent, fragment, 1, 1, 1, 1, 5L, 5L, null, null, 0, start);
  }
}
