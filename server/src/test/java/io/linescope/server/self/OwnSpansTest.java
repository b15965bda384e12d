/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.self;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Attributes;
import io.linescope.model.Resource;
import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.SpanKind;
import io.linescope.model.Status;
import io.linescope.model.TraceId;
import io.linescope.storage.Batch;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class OwnSpansTest {
  private final Queue<Span> stored = new ConcurrentLinkedQueue<>();
  private final OwnSpans own =
      new OwnSpans(
          () ->
              batch -> {
                stored.addAll(batch.spans());
                return CompletableFuture.completedFuture(null);
              },
          "7.0");

  @Test
  void work_isASpanOfTheServer() {
    own.begin("replay", 0).end(null);
    own.close();

    Span span = stored.element();
    assertThat(span.name()).isEqualTo("replay");
    assertThat(span.kind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(span.isRoot()).isTrue();
    assertThat(span.resource().service()).isEqualTo("linescope");
    assertThat(span.resource().attributes().text("service.version")).isEqualTo("7.0");
    assertThat(own.figures()).containsEntry("linescope_own_spans_total", 1L);
  }

  @Test
  void workThatFails_isAnError() {
    own.begin("seal", 5_000).end(new IllegalStateException("no space left"));
    own.close();

    assertThat(stored.element().status())
        .isEqualTo(new Status(Status.Code.ERROR, "java.lang.IllegalStateException: no space left"));
  }

  @Test
  void sealingLittle_isNotToldOf() {
    own.begin("seal", 999).end(null);
    own.close();

    assertThat(stored).isEmpty();
  }

  @Test
  void receipts_areToldOfUnlessOfItsOwn() {
    own.answered("traces", batch("linescope"), 5, null);
    own.answered("traces", batch("shop"), 5, null);
    own.close();

    assertThat(stored)
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.name()).isEqualTo("receive traces");
              assertThat(span.durationNanos()).isEqualTo(5);
            });
  }

  @Test
  void receipts_areSampled() {
    for (int request = 0; request < 100; request++) {
      own.answered("traces", batch("shop"), 5, null);
    }
    own.close();

    assertThat(stored).hasSizeBetween(1, 2);
  }

  private static Batch batch(String service) {
    Attributes attributes = Attributes.builder().put("service.name", service).build();
    return Batch.ofSpans(
        List.of(
            Span.builder(new TraceId(1, 2), new SpanId(3))
                .resource(new Resource(attributes, 0, List.of(), ""))
                .build()));
  }
}
