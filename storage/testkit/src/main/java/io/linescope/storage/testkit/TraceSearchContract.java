/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.testkit;

import static io.linescope.storage.testkit.Samples.START;
import static io.linescope.storage.testkit.Samples.span;
import static io.linescope.storage.testkit.Samples.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Attributes;
import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.Status;
import io.linescope.model.TraceId;
import io.linescope.storage.Batch;
import io.linescope.storage.SpanFilter;
import io.linescope.storage.TraceSearch;
import io.linescope.storage.TraceSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link TraceSearch} promises. */
public interface TraceSearchContract extends StorageContract {

  @Test
  default void search_isNewestFirst() throws Exception {
    append(span(1, 1, "a", "x").build(), span(2, 3, "a", "x").build());
    append(span(3, 2, "a", "x").build());
    assertThat(found()).containsExactly(trace(2), trace(3), trace(1));
  }

  @Test
  default void search_describesTheWholeTrace() throws Exception {
    append(
        span(1, 2, "stock", "reserve")
            .parentSpanId(new SpanId(5))
            .status(new Status(Status.Code.ERROR, ""))
            .build(),
        span(1, 5, "shop", "order").time(START + 5000, START + 90_000).build());
    append(new Batch(List.of(), List.of(Samples.tree(1, 5, "i-1", 0)), List.of()));
    append(new Batch(List.of(), List.of(Samples.tree(1, 5, "i-1", 1)), List.of()));
    append(new Batch(List.of(), List.of(Samples.tree(1, 5, "i-2", 0)), List.of()));
    assertThat(search(10, null, new SpanFilter.Service("stock")).traces())
        .containsExactly(
            new TraceSummary(
                trace(1),
                "shop",
                "",
                "order",
                START + 2000,
                88_000,
                2,
                1,
                List.of("shop", "stock"),
                2));
  }

  @Test
  default void search_withoutRootNamesTheEarliest() throws Exception {
    append(
        span(1, 3, "late", "b").parentSpanId(new SpanId(9)).build(),
        span(1, 2, "early", "a").parentSpanId(new SpanId(9)).build());
    TraceSummary summary = search(10, null).traces().get(0);
    assertThat(List.of(summary.service(), summary.operation())).containsExactly("early", "a");
  }

  @Test
  default void search_tellsTheEnvironmentOfTheRoot() throws Exception {
    append(
        span(1, 3, "shop", "a").resource(Samples.resource("shop", "prod \"1\"", "i")).build(),
        span(1, 4, "stock", "b")
            .parentSpanId(new SpanId(3))
            .resource(Samples.resource("stock", "test", "i"))
            .build());
    assertThat(search(10, null).traces())
        .extracting(TraceSummary::environment)
        .containsExactly("prod \"1\"");
  }

  @Test
  default void search_demandsAllOfOneSpan() throws Exception {
    append(span(1, 1, "shop", "a").build(), span(1, 2, "stock", "b").build());
    append(span(2, 3, "shop", "b").build());
    assertThat(found(new SpanFilter.Service("shop"), new SpanFilter.Operation("b")))
        .containsExactly(trace(2));
  }

  @Test
  default void search_byServiceThatIsNotWanted() throws Exception {
    append(span(1, 1, "shop", "a").build(), span(1, 2, "stock", "a").build());
    append(span(2, 3, "stock", "a").build());
    assertThat(found(new SpanFilter.NotService("stock"))).containsExactly(trace(1));
    assertThat(found(new SpanFilter.NotService("shop"))).hasSize(2);
    assertThat(found(new SpanFilter.NotService("shop"), new SpanFilter.NotService("stock")))
        .isEmpty();
  }

  @Test
  default void search_byDuration() throws Exception {
    append(span(1, 1, "a", "a").time(START, START + 100).build());
    append(span(2, 2, "a", "a").time(START, START + 200).build());
    assertThat(found(new SpanFilter.MinDuration(101))).containsExactly(trace(2));
    assertThat(found(new SpanFilter.MaxDuration(100))).containsExactly(trace(1));
    assertThat(found(new SpanFilter.MinDuration(100))).hasSize(2);
  }

  @Test
  default void search_byStatus() throws Exception {
    append(span(1, 1, "a", "a").status(new Status(Status.Code.ERROR, "x")).build());
    append(span(2, 2, "a", "a").build());
    assertThat(found(new SpanFilter.HasStatus(Status.Code.ERROR))).containsExactly(trace(1));
  }

  @Test
  default void search_byTime() throws Exception {
    append(span(1, 1, "a", "a").build());
    append(span(2, 2, "a", "a").build());
    TraceSearch.Query query =
        new TraceSearch.Query(List.of(), START + 2000, START + 3000, 10, null);
    assertThat(storage().traceSearch().search(query).traces())
        .extracting(TraceSummary::traceId)
        .containsExactly(trace(2));
  }

  @Test
  default void search_byAttributeOfEachKind() throws Exception {
    append(Samples.everything());
    append(span(2, 2, "a", "a").build());
    String[][] present = {
      {"text", "a\u0000b"},
      {"empty text", ""},
      {"int", "9223372036854775807"},
      {"min", "-9223372036854775808"},
      {"beyond double", "9007199254740993"},
      {"double", "0.1"},
      {"whole double", "3.0"},
      {"huge", "1.7E308"},
      {"nan", "NaN"},
      {"infinite", "-Infinity"},
      {"minus zero", "-0.0"},
      {"bool", "true"},
      {"bytes", "00ff7f"},
      {"twice", "2"},
    };
    for (String[] attribute : present) {
      assertThat(found(new SpanFilter.AttributeEquals(attribute[0], attribute[1])))
          .as("%s=%s", attribute[0], attribute[1])
          .containsExactly(trace(1));
    }
  }

  @Test
  default void search_byAttributeThatIsNotThere() throws Exception {
    append(Samples.everything());
    String[][] absent = {
      {"int", "1"},
      {"whole double", "3"},
      {"k", "v"},
      {"array", "1"},
      {"nested", "v"},
      {"bool", "false"},
      {"text", "a"},
      {"twice", "3"},
      {"v", ""},
    };
    for (String[] attribute : absent) {
      assertThat(found(new SpanFilter.AttributeEquals(attribute[0], attribute[1])))
          .as("%s=%s", attribute[0], attribute[1])
          .isEmpty();
    }
  }

  @Test
  default void search_isNotFooledByTextThatLooksLikeAnAttribute() throws Exception {
    Attributes attributes = Attributes.builder().put("note", "\"user\":\"7\",").build();
    append(span(1, 1, "a", "a").attributes(attributes, 0).build());
    assertThat(found(new SpanFilter.AttributeEquals("user", "7"))).isEmpty();
    assertThat(found(new SpanFilter.AttributeExists("user"))).isEmpty();
  }

  @Test
  default void search_byAttributeOfTheResource() throws Exception {
    append(span(1, 1, "shop", "a").build(), span(2, 2, "stock", "a").build());
    assertThat(found(new SpanFilter.AttributeEquals("host.name", "h-stock")))
        .containsExactly(trace(2));
    assertThat(found(new SpanFilter.AttributeExists("host.name"))).hasSize(2);
    assertThat(found(new SpanFilter.AttributeExists("host"))).isEmpty();
  }

  @Test
  default void search_byEnvironment() throws Exception {
    append(
        span(1, 1, "", "a").resource(Samples.resource("shop", "prod", "")).build(),
        span(2, 2, "", "a").resource(Samples.resource("shop", "", "")).build());
    append(span(3, 3, "", "a").resource(Samples.resource("shop", "production", "")).build());
    append(Samples.everything());
    assertThat(found(new SpanFilter.Environment("prod"))).containsExactly(trace(1));
    assertThat(found(new SpanFilter.Environment(""), new SpanFilter.Service("shop")))
        .containsExactly(trace(2));
    assertThat(found(new SpanFilter.Environment("test"))).isEmpty();
  }

  @Test
  default void search_pagesThroughAll() throws Exception {
    List<TraceId> expected = new ArrayList<>();
    for (int trace = 0; trace < 7; trace++) {
      Span first = span(trace, trace * 10 + 1, "a", "a").build();
      append(first, span(trace, trace * 10 + 2, "a", "a").build());
      expected.add(0, trace(trace));
    }
    List<TraceId> walked = new ArrayList<>();
    TraceSearch.Cursor after = null;
    do {
      TraceSearch.Page page = search(3, after);
      page.traces().forEach(trace -> walked.add(trace.traceId()));
      after = page.next();
    } while (after != null);
    assertThat(walked).isEqualTo(expected);
  }

  @Test
  default void search_ordersEqualStartsByTraceId() throws Exception {
    append(
        span(1, 1, "a", "a").time(START, START).build(),
        span(3, 2, "a", "a").time(START, START).build(),
        span(2, 3, "a", "a").time(START, START).build());
    assertThat(found()).containsExactly(trace(3), trace(2), trace(1));
    TraceSearch.Page first = search(1, null);
    assertThat(search(10, first.next()).traces())
        .extracting(TraceSummary::traceId)
        .containsExactly(trace(2), trace(1));
  }

  @Test
  default void search_findsNothingInAnEmptyStore() {
    assertThat(search(10, null)).isEqualTo(new TraceSearch.Page(List.of(), null));
  }

  private List<TraceId> found(SpanFilter... filters) {
    return search(100, null, filters).traces().stream().map(TraceSummary::traceId).toList();
  }

  private TraceSearch.Page search(
      int limit, TraceSearch.@Nullable Cursor after, SpanFilter... filters) {
    return storage()
        .traceSearch()
        .search(
            new TraceSearch.Query(List.of(filters), 0, START + 1_000_000_000_000L, limit, after));
  }
}
