/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.testkit;

import static io.linescope.storage.testkit.Samples.MINUTE;
import static io.linescope.storage.testkit.Samples.START;
import static io.linescope.storage.testkit.Samples.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Red;
import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.SpanKind;
import io.linescope.model.Status;
import io.linescope.storage.OperationFigures;
import io.linescope.storage.Scope;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@link OperationFigures} promises. */
public interface OperationFiguresContract extends StorageContract {

  @Test
  default void requests_addUpOverBatches() throws Exception {
    append(lasting(1, 100), failed(2, 300));
    append(lasting(3, 200));
    Red red = new Red();
    storage().operationFigures().forEach(Scope.all(), minute -> red.add(minute.red()));
    assertThat(red.count()).isEqualTo(3);
    assertThat(red.errors()).isEqualTo(1);
    assertThat(red.totalNanos()).isEqualTo(600);
    assertThat(red.maxNanos()).isEqualTo(300);
    assertThat((double) red.quantileNanos(0.5)).isBetween(197.0, 203.0);
  }

  @Test
  default void requests_areToldByWhoServedWhatAndWhen() throws Exception {
    append(server(1, 0).resource(Samples.resource("shop", "prod", "i-1")).build());
    append(
        server(2, MINUTE).resource(Samples.resource("shop", "prod", "i-2")).build(),
        server(3, MINUTE)
            .kind(SpanKind.CONSUMER)
            .resource(Samples.resource("shop", "prod", "i-2"))
            .build());
    assertThat(counts(Scope.all()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "prod shop i-1 buy SERVER 0", 1L,
                "prod shop i-2 buy SERVER 1", 1L,
                "prod shop i-2 buy CONSUMER 1", 1L));
  }

  @Test
  default void requests_areSpansByWhichWorkEnters() throws Exception {
    append(
        server(1, 0).parentSpanId(new SpanId(9)).name("server").build(),
        server(2, 0).parentSpanId(new SpanId(9)).kind(SpanKind.CONSUMER).name("taken").build(),
        server(3, 0).kind(SpanKind.INTERNAL).name("root").build(),
        server(4, 0).kind(SpanKind.INTERNAL).parentSpanId(new SpanId(9)).name("inner").build(),
        server(5, 0).kind(SpanKind.CLIENT).parentSpanId(new SpanId(9)).name("call").build(),
        server(6, 0)
            .kind(SpanKind.INTERNAL)
            .parentSpanId(new SpanId(9))
            .flags(0x301)
            .name("from afar")
            .build());
    assertThat(counts(Scope.all()).keySet())
        .extracting(key -> key.replaceAll("^ shop {2}", ""))
        .containsExactlyInAnyOrder(
            "server SERVER 0", "taken CONSUMER 0", "root INTERNAL 0", "from afar INTERNAL 0");
  }

  @Test
  default void request_appendedAgainCountsOnce() throws Exception {
    append(lasting(1, 100), lasting(1, 100));
    assertThat(counts(Scope.all()).values()).containsExactly(1L);
  }

  @Test
  default void requests_areThoseOfTheScope() throws Exception {
    append(
        server(1, 0).resource(Samples.resource("shop", "prod", "")).build(),
        server(2, 0).resource(Samples.resource("stock", "prod", "")).build(),
        server(3, 0).resource(Samples.resource("shop", "", "")).build(),
        server(4, 2 * MINUTE).resource(Samples.resource("shop", "prod", "")).build());
    assertThat(counts(new Scope(START, START + 1, "prod", "shop")).keySet())
        .containsExactly("prod shop  buy SERVER 0");
    assertThat(counts(new Scope(START, START + 1, "", null)).keySet())
        .containsExactly(" shop  buy SERVER 0");
    assertThat(counts(new Scope(START + MINUTE, START + 9 * MINUTE, null, "shop")).keySet())
        .containsExactly("prod shop  buy SERVER 2");
    assertThat(counts(new Scope(START, START + 1, "", "stock"))).isEmpty();
  }

  @Test
  default void names_areLimitedAndNoRequestIsLost() throws Exception {
    Span[] spans = new Span[3_000];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = server(i + 1, 0).name("operation " + i).build();
    }
    append(spans);
    Map<String, Long> counts = counts(Scope.all());
    assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(spans.length);
    assertThat(counts.size()).isLessThanOrEqualTo(spans.length);
  }

  private Map<String, Long> counts(Scope scope) {
    Map<String, Long> counts = new TreeMap<>();
    storage()
        .operationFigures()
        .forEach(
            scope,
            minute -> {
              long number = (minute.minuteUnixNanos() - Scope.minuteOf(START)) / MINUTE;
              String key =
                  String.join(
                      " ",
                      minute.environment(),
                      minute.service(),
                      minute.instance(),
                      minute.operation(),
                      minute.kind().name(),
                      Long.toString(number));
              counts.merge(key, minute.red().count(), Long::sum);
            });
    return counts;
  }

  private static Span lasting(int number, long nanos) {
    return server(number, 0).time(START, START + nanos).build();
  }

  private static Span failed(int number, long nanos) {
    return server(number, 0)
        .time(START, START + nanos)
        .status(new Status(Status.Code.ERROR, ""))
        .build();
  }

  private static Span.Builder server(int number, long afterNanos) {
    return span(number, number, "shop", "buy")
        .kind(SpanKind.SERVER)
        .time(START + afterNanos, START + afterNanos + 500);
  }
}
