/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.RecordedSpan;
import io.linescope.it.process.ServerProcess;
import io.linescope.it.process.Shop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes along with a request on all its ways through the shop. */
class ITShopHops {
  private static final String STATE = "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7,x@y=1_-*/";

  @TempDir private Path folder;

  /** Over HTTP, gRPC, a queue, to threads of pools, and from hop to hop of a reactive server. */
  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void traceState_passesEveryHop(int version) throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Shop shop = Shop.open(server, folder.resolve("state"), JavaHome.of(version))) {
      send(shop, "POST", "/gifts?item=lamp", "a");
      send(shop, "POST", "/orders?item=lamp&quantity=2", "b");
      send(shop, "POST", "/receipts?order=7", "c");
      send(shop, "GET", "/reviews?item=lamp", "d");

      assertThat(states(server, "a", 4))
          .containsKeys("SERVER shop", "PRODUCER shop", "CONSUMER shop", "SERVER stock")
          .allSatisfy((where, states) -> assertThat(states).as(where).containsExactly(STATE));
      assertThat(states(server, "b", 3))
          .containsKeys("SERVER shop", "SERVER stock", "SERVER courier")
          .allSatisfy((where, states) -> assertThat(states).as(where).containsExactly(STATE));
      assertThat(states(server, "c", 2))
          .containsKeys("SERVER shop", "CLIENT shop", "SERVER stock")
          .allSatisfy((where, states) -> assertThat(states).as(where).containsExactly(STATE));
      assertThat(states(server, "d", 2))
          .containsKeys("SERVER shop", "SERVER stock", "CLIENT stock")
          .allSatisfy((where, states) -> assertThat(states).as(where).containsExactly(STATE));
    }
  }

  /** The API's document of a span is what its panel shows. */
  @Test
  void message_isLinkedBothWays() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Shop shop = Shop.open(server, folder.resolve("state"), JavaHome.of(17))) {
      send(shop, "POST", "/gifts?item=lamp", "a");
      states(server, "a", 4);

      List<RecordedSpan> spans = RecordedSpan.of(server, "shop");
      RecordedSpan sent = named(spans, "presents publish");
      RecordedSpan processed = named(spans, "presents process");
      assertThat(processed.links()).containsExactly(sent.traceId() + " " + sent.spanId());
      JsonNode shown =
          server.get("/api/v1/traces/" + sent.traceId() + "/spans?ids=" + sent.spanId());
      assertThat(shown.at("/0/linkedBy")).hasSize(1);
      assertThat(shown.at("/0/linkedBy/0/spanId").asText()).isEqualTo(processed.spanId());
    }
  }

  private static RecordedSpan named(List<RecordedSpan> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
  }

  private static void send(Shop shop, String method, String path, String digit) throws Exception {
    String parent = "00-" + digit.repeat(32) + "-" + digit.repeat(16) + "-01";
    int status = shop.send(method, path, Map.of("traceparent", parent, "tracestate", STATE));
    assertThat(status).isBetween(200, 299);
  }

  /** The states of a trace's spans, by kind and service, once it has so many call trees. */
  private static Map<String, Set<String>> states(ServerProcess server, String digit, int trees)
      throws Exception {
    String path = "/api/v1/traces/" + digit.repeat(32);
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (trees(server, path) < trees) {
      assertThat(System.nanoTime()).as("trees of %s", path).isLessThan(deadline);
      Thread.sleep(200);
    }
    Map<String, Set<String>> states = new TreeMap<>();
    for (JsonNode process : server.get(path + "/otlp").path("resourceSpans")) {
      String service = service(process);
      for (JsonNode scope : process.path("scopeSpans")) {
        for (JsonNode span : scope.path("spans")) {
          states
              .computeIfAbsent(kind(span) + " " + service, where -> new TreeSet<>())
              .add(span.path("traceState").asText());
        }
      }
    }
    return states;
  }

  private static int trees(ServerProcess server, String path) throws Exception {
    for (JsonNode known : server.get("/api/v1/traces?limit=1000&since=1h")) {
      if (path.endsWith(known.path("traceId").asText())) {
        return known.path("callTrees").asInt();
      }
    }
    return 0;
  }

  private static String kind(JsonNode span) {
    return switch (span.path("kind").asInt()) {
      case 2 -> "SERVER";
      case 3 -> "CLIENT";
      case 4 -> "PRODUCER";
      case 5 -> "CONSUMER";
      default -> "INTERNAL";
    };
  }

  private static String service(JsonNode process) {
    for (JsonNode attribute : process.at("/resource/attributes")) {
      if (attribute.path("key").asText().equals("service.name")) {
        return attribute.at("/value/stringValue").asText();
      }
    }
    return "";
  }
}
