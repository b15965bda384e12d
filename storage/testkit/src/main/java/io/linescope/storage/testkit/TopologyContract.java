/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.testkit;

import static io.linescope.storage.testkit.Samples.MINUTE;
import static io.linescope.storage.testkit.Samples.START;
import static io.linescope.storage.testkit.Samples.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Attributes;
import io.linescope.model.Red;
import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.SpanKind;
import io.linescope.model.Status;
import io.linescope.storage.Scope;
import io.linescope.storage.Topology;
import io.linescope.storage.Topology.Node;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@link Topology} promises. */
public interface TopologyContract extends StorageContract {

  @Test
  default void call_joinsItsTwoSpansInEitherOrder() throws Exception {
    append(called(1, 2, 1, "stock"));
    append(calling(1, 1, "shop"), calling(2, 1, "shop"));
    append(called(2, 2, 1, "stock"));
    assertThat(edges(Scope.all())).containsExactlyInAnyOrderEntriesOf(Map.of("shop > stock", 2L));
  }

  @Test
  default void call_joinsItsTwoSpansOfOneBatch() throws Exception {
    append(called(1, 2, 1, "stock"), calling(1, 1, "shop"));
    append(calling(2, 1, "shop"), called(2, 2, 1, "stock"));
    assertThat(edges(Scope.all())).containsExactlyInAnyOrderEntriesOf(Map.of("shop > stock", 2L));
  }

  @Test
  default void call_hasTheDurationAndOutcomeOfTheCaller() throws Exception {
    append(called(1, 2, 1, "stock"));
    append(
        client(1, 1, "shop")
            .time(START, START + 777)
            .status(new Status(Status.Code.ERROR, "timed out"))
            .build());
    Red red = new Red();
    storage().topology().forEach(Scope.all(), edge -> red.add(edge.red()));
    assertThat(red.count()).isEqualTo(1);
    assertThat(red.errors()).isEqualTo(1);
    assertThat(red.maxNanos()).isEqualTo(777);
  }

  @Test
  default void callAnsweredTwice_isTwoCalls() throws Exception {
    append(calling(1, 1, "shop"), called(1, 2, 1, "stock"), called(1, 3, 1, "depot"));
    assertThat(edges(Scope.all()))
        .containsExactlyInAnyOrderEntriesOf(Map.of("shop > stock", 1L, "shop > depot", 1L));
  }

  @Test
  default void callThatNobodyAnswers_isToAHost() throws Exception {
    append(
        client(1, 1, "shop").attributes(attributes("server.address", "api.example"), 0).build(),
        client(1, 2, "shop").attributes(attributes("net.peer.name", "old.example"), 0).build());
    append(calling(1, 3, "shop"));
    assertThat(edges(Scope.all()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "shop > HOST api.example", 1L, "shop > HOST old.example", 1L, "shop > HOST ", 1L));
  }

  @Test
  default void callOfADatabase_waitsForNobody() throws Exception {
    append(
        client(1, 1, "shop")
            .attributes(
                attributes(
                    "server.address", "db.example",
                    "db.system.name", "postgresql",
                    "db.namespace", "or\"ders"),
                0)
            .build());
    append(
        client(1, 2, "shop").attributes(attributes("db.system", "h2", "db.name", "m"), 0).build());
    assertThat(edges(Scope.all()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "shop > DATABASE postgresql or\"ders db.example", 1L, "shop > DATABASE h2 m ", 1L));
  }

  @Test
  default void message_goesThroughItsQueue() throws Exception {
    Attributes queue = attributes("messaging.system", "kafka", "messaging.destination.name", "o");
    append(client(1, 1, "shop").kind(SpanKind.PRODUCER).attributes(queue, 0).build());
    append(
        server(1, 2, "mail")
            .kind(SpanKind.CONSUMER)
            .parentSpanId(new SpanId(1))
            .attributes(queue, 0)
            .build());
    append(
        client(1, 3, "poller")
            .attributes(
                attributes(
                    "messaging.operation.type", "receive",
                    "messaging.system", "kafka",
                    "messaging.destination.name", "o"),
                0)
            .build());
    assertThat(edges(Scope.all()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "shop > QUEUE kafka o", 1L,
                "QUEUE kafka o > mail", 1L,
                "QUEUE kafka o > poller", 1L));
  }

  @Test
  default void requestWithoutACaller_comesFromOutside() throws Exception {
    append(
        server(1, 1, "shop").build(),
        called(1, 2, 99, "shop"),
        server(1, 3, "shop").parentSpanId(new SpanId(99)).flags(0x101).build());
    append(server(1, 4, "shop").parentSpanId(new SpanId(99)).flags(0x301).build());
    assertThat(edges(Scope.all())).containsExactlyInAnyOrderEntriesOf(Map.of("OUTSIDE > shop", 3L));
  }

  @Test
  default void sameSpanIdInAnotherTrace_isNoCaller() throws Exception {
    append(calling(1, 1, "shop"), called(2, 2, 1, "stock"));
    assertThat(edges(Scope.all()))
        .containsExactlyInAnyOrderEntriesOf(Map.of("shop > HOST ", 1L, "OUTSIDE > stock", 1L));
  }

  @Test
  default void spanAppendedAgain_countsOnce() throws Exception {
    append(calling(1, 1, "shop"), calling(1, 1, "shop"));
    assertThat(edges(Scope.all())).containsExactlyInAnyOrderEntriesOf(Map.of("shop > HOST ", 1L));
  }

  @Test
  default void edges_areThoseOfTheScope() throws Exception {
    append(
        calling(1, 1, "shop"),
        client(3, 1, "shop").resource(Samples.resource("shop", "prod", "")).build());
    append(
        called(1, 2, 1, "stock"),
        client(2, 1, "shop").time(START + 3 * MINUTE, START + 4 * MINUTE).build());
    assertThat(edges(new Scope(START, START + MINUTE, "", null)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("shop > stock", 1L));
    assertThat(edges(new Scope(START, START + MINUTE, null, "stock")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("shop > stock", 1L));
    assertThat(edges(new Scope(START + 2 * MINUTE, START + 9 * MINUTE, null, null)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("shop > HOST ", 1L));
    assertThat(edges(new Scope(START, START + MINUTE, "prod", null)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("prod/shop > prod/HOST ", 1L));
  }

  @Test
  default void callAcrossAMinute_isOfTheMinuteInWhichItBegan() throws Exception {
    append(calling(1, 1, "shop"));
    append(
        server(1, 2, "stock")
            .parentSpanId(new SpanId(1))
            .time(START + MINUTE, START + MINUTE + 5)
            .build());
    assertThat(edges(new Scope(START, START + 1, null, null))).containsOnlyKeys("shop > stock");
    assertThat(edges(new Scope(START + MINUTE, START + 2 * MINUTE, null, null))).isEmpty();
  }

  private Map<String, Long> edges(Scope scope) {
    Map<String, Long> calls = new TreeMap<>();
    storage()
        .topology()
        .forEach(
            scope,
            edge ->
                calls.merge(
                    text(edge.from()) + " > " + text(edge.to()), edge.red().count(), Long::sum));
    return calls;
  }

  private static String text(Node node) {
    String environment = node.environment().isEmpty() ? "" : node.environment() + "/";
    return environment
        + switch (node.kind()) {
          case SERVICE -> node.name();
          case OUTSIDE -> "OUTSIDE";
          case HOST -> "HOST " + node.address();
          case QUEUE -> "QUEUE " + node.system() + " " + node.name();
          case DATABASE -> "DATABASE " + node.system() + " " + node.name() + " " + node.address();
        };
  }

  private static Attributes attributes(String... keysAndValues) {
    Attributes.Builder attributes = Attributes.builder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      attributes.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return attributes.build();
  }

  private static Span calling(int trace, int number, String service) {
    return client(trace, number, service).build();
  }

  private static Span called(int trace, int number, int parent, String service) {
    return server(trace, number, service).parentSpanId(new SpanId(parent)).build();
  }

  private static Span.Builder client(int trace, int number, String service) {
    return span(trace, number, service, "call").kind(SpanKind.CLIENT);
  }

  private static Span.Builder server(int trace, int number, String service) {
    return span(trace, number, service, "serve").kind(SpanKind.SERVER);
  }
}
