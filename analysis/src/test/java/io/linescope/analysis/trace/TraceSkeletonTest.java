/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.analysis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraceSkeletonTest {

  @Test
  void rows_areInPreOrderSiblingsByStart() {
    TraceSkeleton skeleton =
        TraceSkeleton.of(List.of(span(4, 2, 30), span(3, 1, 20), span(2, 1, 10), span(1, 0, 0)));

    assertThat(ids(skeleton)).containsExactly(1L, 2L, 4L, 3L);
    assertThat(skeleton.parents()).containsExactly(-1, 0, 1, 0);
    assertThat(skeleton.subtreeEnds()).containsExactly(4, 3, 3, 4);
    assertThat(skeleton.durationNanos()).isEqualTo(35);
  }

  @Test
  void missingParent_makesARootThatIsCounted() {
    TraceSkeleton skeleton = TraceSkeleton.of(List.of(span(1, 0, 0), span(2, 99, 5)));

    assertThat(skeleton.parents()).containsExactly(-1, -1);
    assertThat(skeleton.missingParents()).isEqualTo(1);
  }

  @Test
  void ring_isCutAtItsEarliestSpan() {
    List<Span> spans =
        List.of(span(1, 3, 20), span(2, 1, 10), span(3, 2, 30), span(4, 3, 0), span(5, 5, 40));

    TraceSkeleton skeleton = TraceSkeleton.of(spans);

    assertThat(ids(skeleton)).containsExactly(2L, 3L, 4L, 1L, 5L);
    assertThat(skeleton.parents()).containsExactly(-1, 0, 1, 1, -1);
    assertThat(skeleton.missingParents()).isEqualTo(2);
  }

  @Test
  void deepTrace_needsNoStack() {
    List<Span> chain = new ArrayList<>();
    for (int i = 1; i <= 50_000; i++) {
      chain.add(span(i, i - 1, i));
    }

    assertThat(TraceSkeleton.of(chain).subtreeEnds()).containsOnly(50_000);
  }

  @Test
  void skeleton_doesNotDependOnTheOrderOfSpans() {
    Random random = new Random(3);
    List<Span> spans = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      spans.add(span(i, random.nextInt(520), random.nextInt(50)));
    }
    TraceSkeleton expected = TraceSkeleton.of(spans);
    Collections.shuffle(spans, random);

    assertThat(ids(TraceSkeleton.of(spans))).isEqualTo(ids(expected)).hasSize(500);
  }

  @Test
  void noSpans_areAnEmptySkeleton() {
    assertThat(TraceSkeleton.of(List.of()).rows()).isEmpty();
  }

  private static List<Long> ids(TraceSkeleton skeleton) {
    return skeleton.rows().stream().map(span -> span.spanId().value()).toList();
  }

  private static Span span(long id, long parent, long start) {
    return Span.builder(new TraceId(1, 1), new SpanId(id))
        .parentSpanId(new SpanId(parent))
        .time(start, start + 5)
        .build();
  }
}
