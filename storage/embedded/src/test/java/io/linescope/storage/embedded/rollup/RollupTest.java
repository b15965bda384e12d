/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Attributes;
import io.linescope.model.Resource;
import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.SpanKind;
import io.linescope.model.TraceId;
import io.linescope.storage.OperationFigures;
import io.linescope.storage.Scope;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.row.SpanKey;
import io.linescope.storage.embedded.row.SpanRow;
import io.linescope.storage.embedded.row.SpanRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limits of the figures: what is beyond is counted, and every request still counts once. */
class RollupTest {
  private final Beyond beyond = new Beyond();
  private final Rollup rollup = new Rollup(beyond);
  private final SpanRows rows = new SpanRows();
  private int spans;

  @Test
  void namesBeyondTheLimit_countAsOther() {
    for (int i = 0; i < Operations.MOST_NAMES + 500; i++) {
      add(server().name("operation " + i));
    }
    add(server().name("operation 0"));

    Map<String, Long> requests = requests();
    assertThat(requests.get(OperationFigures.OTHER)).isEqualTo(500);
    assertThat(requests.get("operation 0")).isEqualTo(2);
    assertThat(requests).hasSize(Operations.MOST_NAMES + 1);
    assertThat(counted()).containsEntry("requests_as_other_total", 500L);
  }

  @Test
  void cellsBeyondTheLimit_countAsOtherAndThenNowhere() {
    for (int minute = 0; minute < 100_007; minute++) {
      long start = minute * Scope.MINUTE_NANOS;
      add(server().name("tick").time(start, start + 1));
    }

    assertThat(requests())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("tick", 50_000L, OperationFigures.OTHER, 50_000L));
    assertThat(counted())
        .containsEntry("requests_as_other_total", 50_007L)
        .containsEntry("requests_uncounted_total", 7L)
        .containsEntry("calls_uncounted_total", 7L);
  }

  @Test
  void callsBeyondTheLimit_waitNoLongerAndStillCount() {
    for (int i = 0; i < 100_010; i++) {
      add(span(SpanKind.CLIENT).time(i, i + 1));
    }
    rollup.settle();

    assertThat(counted()).containsEntry("calls_settled_early_total", 10L);
    assertThat(calls()).isEqualTo(100_010);
  }

  @Test
  void answeredCalls_doNotWait() {
    Span call = span(SpanKind.CLIENT).build();
    add(call);
    add(server(call.spanId()));
    int answered = rollup.bytes(Rollup.Section.TOPOLOGY).length;
    add(span(SpanKind.CLIENT));

    assertThat(rollup.bytes(Rollup.Section.TOPOLOGY).length).isGreaterThan(answered + 10);
    assertThat(calls()).isEqualTo(2);
  }

  @Test
  void instancesBeyondTheLimit_countAsOther() {
    for (int i = 0; i < 10_005; i++) {
      add(server().resource(resource("shop", "i-" + i)));
    }

    Map<String, Long> instances = new HashMap<>();
    Operations.read(
        section(Rollup.Section.OPERATIONS),
        Scope.all(),
        minute -> instances.merge(minute.instance(), minute.red().count(), Long::sum));
    assertThat(instances).hasSize(10_001).containsEntry(OperationFigures.OTHER, 5L);
  }

  private Map<String, Long> requests() {
    Map<String, Long> requests = new HashMap<>();
    Operations.read(
        section(Rollup.Section.OPERATIONS),
        Scope.all(),
        minute -> requests.merge(minute.operation(), minute.red().count(), Long::sum));
    return requests;
  }

  private long calls() {
    long[] calls = new long[1];
    CallGraphs graphs = new CallGraphs(Scope.all(), edge -> calls[0] += edge.red().count());
    graphs.add(section(Rollup.Section.TOPOLOGY));
    graphs.finish();
    return calls[0];
  }

  private Map<String, Long> counted() {
    Map<String, Long> counts = new HashMap<>();
    beyond.forEach(counts::put);
    return counts;
  }

  private ByteReader section(Rollup.Section section) {
    return new ByteReader(rollup.bytes(section));
  }

  private void add(Span.Builder span) {
    add(span.build());
  }

  private void add(Span span) {
    SpanRow row = rows.toRow(span);
    rollup.add(SpanKey.of(row), row);
  }

  private Span.Builder server() {
    return span(SpanKind.SERVER);
  }

  private Span.Builder server(SpanId parent) {
    return server().parentSpanId(parent);
  }

  private Span.Builder span(SpanKind kind) {
    return Span.builder(new TraceId(1, 1), new SpanId(++spans))
        .kind(kind)
        .time(0, 100)
        .resource(resource("shop", "i"));
  }

  private static Resource resource(String service, String instance) {
    Attributes attributes =
        Attributes.builder()
            .put("service.name", service)
            .put("service.instance.id", instance)
            .build();
    return new Resource(attributes, 0, List.of(), "");
  }
}
