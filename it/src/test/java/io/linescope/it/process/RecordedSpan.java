/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A span as the server gives it back.
 *
 * @param parentId empty at a root
 * @param resource what is said of the process, as {@code attributes}
 * @param attributes text, Long, Double, Boolean or a list of them
 * @param events and what is said of each, by name
 * @param links the traces and spans it follows from, as {@code TRACE SPAN}
 * @param failed whether its status is an error
 */
public record RecordedSpan(
    String traceId,
    String spanId,
    String parentId,
    String name,
    long nanos,
    Map<String, Object> resource,
    Map<String, Object> attributes,
    Map<String, Map<String, Object>> events,
    List<String> links,
    boolean failed,
    String scope) {

  private static final int ERROR = 2;

  /** All of a service within the last hour, at most 1 000 traces. */
  public static List<RecordedSpan> of(ServerProcess server, String service)
      throws java.io.IOException, InterruptedException {
    List<RecordedSpan> spans = new ArrayList<>();
    for (JsonNode trace : server.get("/api/v1/traces?limit=1000&since=1h&service=" + service)) {
      String id = trace.path("traceId").asText();
      for (JsonNode process : server.get("/api/v1/traces/" + id + "/otlp").path("resourceSpans")) {
        Map<String, Object> resource = attributes(process.path("resource"));
        for (JsonNode scope : process.path("scopeSpans")) {
          String name = scope.path("scope").path("name").asText();
          scope.path("spans").forEach(span -> spans.add(of(span, resource, name)));
        }
      }
    }
    return spans;
  }

  private static RecordedSpan of(JsonNode span, Map<String, Object> resource, String scope) {
    Map<String, Map<String, Object>> events = new LinkedHashMap<>();
    span.path("events")
        .forEach(event -> events.put(event.path("name").asText(), attributes(event)));
    List<String> links = new ArrayList<>();
    span.path("links")
        .forEach(
            link -> links.add(link.path("traceId").asText() + " " + link.path("spanId").asText()));
    return new RecordedSpan(
        span.path("traceId").asText(),
        span.path("spanId").asText(),
        span.path("parentSpanId").asText(""),
        span.path("name").asText(),
        span.path("endTimeUnixNano").asLong() - span.path("startTimeUnixNano").asLong(),
        resource,
        attributes(span),
        events,
        links,
        span.path("status").path("code").asInt() == ERROR,
        scope);
  }

  private static Map<String, Object> attributes(JsonNode of) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    of.path("attributes")
        .forEach(each -> attributes.put(each.path("key").asText(), value(each.path("value"))));
    return attributes;
  }

  private static Object value(JsonNode value) {
    if (value.has("intValue")) {
      return value.path("intValue").asLong();
    } else if (value.has("doubleValue")) {
      return value.path("doubleValue").asDouble();
    } else if (value.has("boolValue")) {
      return value.path("boolValue").asBoolean();
    } else if (value.has("arrayValue")) {
      List<Object> values = new ArrayList<>();
      value.path("arrayValue").path("values").forEach(each -> values.add(value(each)));
      return values;
    }
    return value.path("stringValue").asText();
  }
}
