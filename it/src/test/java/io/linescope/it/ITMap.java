/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linescope.it.process.DemoProcess;
import io.linescope.it.process.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map and the figures of the shop under real probes, held against every span it sent. */
class ITMap {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int SERVER = 2;
  private static final int CLIENT = 3;
  private static final int PRODUCER = 4;
  private static final int CONSUMER = 5;
  private static final List<JsonNode> TRUTHS = truths();
  private static final String ALWAYS = "from=0&to=" + Long.MAX_VALUE;

  @Test
  void map_isWhatTheSpansOfTheShopTell() throws Exception {
    try (DemoProcess demo = DemoProcess.start()) {
      String url = demo.url();
      Map<String, Long> shown;
      Map<String, Long> told;
      Map<String, Long> known;
      int left = 20;
      do { // traffic goes on: until nothing came while the spans were read, and no trace is in
        // halves
        shown = shown(url);
        told = new TreeMap<>();
        known = new TreeMap<>();
        for (JsonNode trace : get(url, "/api/v1/traces?limit=1000")) {
          addEdges(get(url, "/api/v1/traces/" + trace.path("traceId").asText() + "/otlp"), told);
          addKnown(trace, known);
        }
      } while (left-- > 0
          && !(shown.equals(shown(url)) && told.entrySet().containsAll(known.entrySet())));

      assertThat(told.keySet()).contains("outside > shop", "shop > stock", "stock > courier");
      assertThat(told.keySet()).anyMatch(edge -> edge.startsWith("shop > h2"));
      assertThat(known.keySet()).contains("shop > jms presents", "jms presents > shop");
      assertThat(shown).isEqualTo(told);
      assertThat(told).containsAllEntriesOf(known);
      shown.keySet().removeAll(known.keySet());
      assertThat(shown.keySet())
          .as("edges beside the known ones")
          .allMatch(edge -> edge.contains(" > h2 "));
      for (JsonNode row : get(url, "/api/v1/red?by=service&" + ALWAYS).path("rows")) {
        assertThat(row.path("requests").asLong()).as("%s", row).isPositive();
        assertThat(get(url, "/api/v1/services/" + row.path("service").asText() + "/instances"))
            .as("instances of %s", row)
            .hasSize(1)
            .allMatch(instance -> instance.path("pid").asLong() > 0);
      }
    }
  }

  private static Map<String, Long> shown(String url) throws Exception {
    JsonNode map = get(url, "/api/v1/map?" + ALWAYS);
    Map<String, Long> edges = new TreeMap<>();
    for (JsonNode edge : map.path("edges")) {
      String from = name(map.path("nodes").get(edge.path("from").asInt()));
      String to = name(map.path("nodes").get(edge.path("to").asInt()));
      edges.put(from + " > " + to, edge.path("requests").asLong());
    }
    return edges;
  }

  /** Adds what is written of the kind of request that a trace is, see demo/truth. */
  private static void addKnown(JsonNode trace, Map<String, Long> edges) {
    for (JsonNode truth : TRUTHS) {
      JsonNode root = truth.at("/services/0/spans/0");
      boolean fails = truth.at("/request/status").asInt() >= 500;
      if (root.path("name").equals(trace.path("operation"))
          && truth.at("/services/0/service").equals(trace.path("service"))
          && fails == trace.path("errors").asInt() > 0) {
        truth
            .path("edges")
            .fields()
            .forEachRemaining(
                edge -> edges.merge(edge.getKey(), edge.getValue().asLong(), Long::sum));
      }
    }
  }

  private static List<JsonNode> truths() {
    Path folder = Distribution.home().resolve("demo/truth/requests");
    try (Stream<Path> files = Files.list(folder)) {
      List<JsonNode> truths = new ArrayList<>();
      for (Path file : files.toList()) {
        truths.add(JSON.readTree(file.toFile()));
      }
      return truths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(JsonNode node) {
    return switch (node.path("kind").asText()) {
      case "outside" -> "outside";
      case "database", "queue" -> node.path("system").asText() + " " + node.path("name").asText();
      case "host" -> "host " + node.path("address").asText();
      default -> node.path("name").asText();
    };
  }

  /** Adds what one trace tells: the shop calls services, databases and a queue. */
  private static void addEdges(JsonNode otlp, Map<String, Long> edges) {
    Map<String, String> callers = new HashMap<>();
    Map<String, String> hosts = new HashMap<>();
    forEachSpan(
        otlp,
        (service, span) -> {
          if (span.path("kind").asInt() == CLIENT) {
            String system = either(span, "db.system.name", "db.system");
            if (system.isEmpty()) {
              callers.put(span.path("spanId").asText(), service);
              hosts.put(span.path("spanId").asText(), either(span, "server.address", ""));
            } else {
              String namespace = either(span, "db.namespace", "db.name");
              edges.merge(service + " > " + system + " " + namespace, 1L, Long::sum);
            }
          }
        });
    forEachSpan(
        otlp,
        (service, span) -> {
          String queue = "jms " + text(span, "messaging.destination.name");
          if (span.path("kind").asInt() == PRODUCER) {
            edges.merge(service + " > " + queue, 1L, Long::sum);
          } else if (span.path("kind").asInt() == CONSUMER) {
            edges.merge(queue + " > " + service, 1L, Long::sum);
          } else if (span.path("kind").asInt() == SERVER) {
            String parent = span.path("parentSpanId").asText();
            String caller = callers.getOrDefault(parent, "outside");
            hosts.remove(parent);
            edges.merge(caller + " > " + service, 1L, Long::sum);
          }
        });
    hosts.forEach((id, host) -> edges.merge(callers.get(id) + " > host " + host, 1L, Long::sum));
  }

  private interface SpanReader {
    void read(String service, JsonNode span);
  }

  private static void forEachSpan(JsonNode otlp, SpanReader reader) {
    for (JsonNode resource : otlp.path("resourceSpans")) {
      String service = text(resource.path("resource"), "service.name");
      for (JsonNode scope : resource.path("scopeSpans")) {
        scope.path("spans").forEach(span -> reader.read(service, span));
      }
    }
  }

  private static String either(JsonNode span, String key, String otherKey) {
    String value = text(span, key);
    return value.isEmpty() ? text(span, otherKey) : value;
  }

  private static String text(JsonNode owner, String key) {
    for (JsonNode attribute : owner.path("attributes")) {
      if (attribute.path("key").asText().equals(key)) {
        return attribute.at("/value/stringValue").asText();
      }
    }
    return "";
  }

  private static JsonNode get(String url, String path) throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(url + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }
}
