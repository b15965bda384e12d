/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.testkit;

import static io.linescope.storage.testkit.Samples.span;
import static io.linescope.storage.testkit.Samples.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Span;
import org.junit.jupiter.api.Test;

/** What {@link io.linescope.storage.Traces} and the spans of {@code Appender} promise. */
public interface TracesContract extends StorageContract {

  @Test
  default void spans_giveBackEveryField() throws Exception {
    append(Samples.everything());
    assertThat(storage().traces().spans(trace(1), 10)).containsExactly(Samples.everything());
  }

  @Test
  default void spans_areThoseOfTheTraceOnly() throws Exception {
    Span one = span(1, 1, "shop", "a").build();
    Span two = span(1, 2, "stock", "b").build();
    append(one, span(2, 3, "shop", "a").build(), two);
    assertThat(storage().traces().spans(trace(1), 10)).containsExactlyInAnyOrder(one, two);
  }

  @Test
  default void spans_areEmptyWhereThereAreNone() throws Exception {
    append(span(1, 1, "shop", "a").build());
    assertThat(storage().traces().spans(trace(7), 10)).isEmpty();
  }

  @Test
  default void spans_endAtTheLimit() throws Exception {
    append(span(1, 1, "a", "a").build(), span(1, 2, "a", "a").build());
    append(span(1, 3, "a", "a").build());
    assertThat(storage().traces().spans(trace(1), 2)).hasSize(2);
  }

  @Test
  default void span_appendedAgainIsThereOnce() throws Exception {
    Span span = span(1, 1, "shop", "a").build();
    append(span, span);
    append(span);
    assertThat(storage().traces().spans(trace(1), 10)).containsExactly(span);
  }

  @Test
  default void span_withTheSameIdInAnotherTraceIsAnother() throws Exception {
    append(span(1, 1, "shop", "a").build());
    append(span(2, 1, "shop", "a").build());
    assertThat(storage().traces().spans(trace(1), 10)).hasSize(1);
    assertThat(storage().traces().spans(trace(2), 10)).hasSize(1);
  }
}
