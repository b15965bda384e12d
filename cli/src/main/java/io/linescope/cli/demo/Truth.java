/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one kind of request: a file of demo/truth/requests, see the README there.
 *
 * @param request null: nobody asks for it, a service does it by itself
 */
record Truth(String kind, @Nullable Request request, List<Service> services) {

  /** All files of a folder, by name. */
  static List<Truth> readAll(Path folder) throws IOException {
    List<Truth> truths = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        truths.add(parse(new ObjectMapper().readTree(file.toFile())));
      }
    }
    return truths;
  }

  static Truth parse(JsonNode json) {
    return new Truth(
        json.get("kind").asText(),
        request(json.get("request")),
        list(json.get("services"), Truth::service));
  }

  /** The service where the trace begins. */
  String entry() {
    return services.get(0).name;
  }

  /** The name of the trace's first span. */
  String operation() {
    return services.get(0).root().name;
  }

  boolean fails() {
    return request != null && request.status >= 500;
  }

  private static @Nullable Request request(@Nullable JsonNode json) {
    return json == null
        ? null
        : new Request(
            json.get("method").asText(), json.get("path").asText(), json.get("status").asInt());
  }

  private static Service service(JsonNode json) {
    return new Service(
        json.get("service").asText(),
        json.get("package").asText(),
        list(json.get("spans"), Truth::spans),
        list(json.get("mayBeAbsent"), JsonNode::asText),
        list(json.get("threads"), Truth::work));
  }

  private static Spans spans(JsonNode json) {
    return new Spans(
        json.get("kind").asText(),
        json.path("name").asText(""),
        json.get("count").asInt(),
        json.get("errors").asInt(),
        json.path("follows").asText(""));
  }

  private static Work work(JsonNode json) {
    JsonNode submittedBy = json.get("submittedBy");
    return new Work(
        json.get("name").asText(),
        submittedBy == null ? null : submittedBy.asText(),
        list(json.get("calls"), Truth::call));
  }

  private static Call call(JsonNode json) {
    return new Call(
        json.get("method").asText(),
        json.get("count").asLong(),
        json.path("errors").asLong(),
        list(json.path("calls"), Truth::call));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    List<T> list = new ArrayList<>();
    array.forEach(json -> list.add(element.apply(json)));
    return List.copyOf(list);
  }

  record Request(String method, String path, int status) {}

  /** What a service does under one of its spans, the first of those listed. */
  record Service(
      String name,
      String packageName,
      List<Spans> spans,
      List<String> mayBeAbsent,
      List<Work> work) {

    /** The span under which this is done: a service may do several things in a trace. */
    Spans root() {
      return spans.get(0);
    }
  }

  /**
   * Spans that are alike.
   *
   * @param name empty: any
   * @param follows the name of the span to which each has a link; empty: none
   */
  record Spans(String kind, String name, int count, int errors, String follows) {}

  /** What runs on the threads whose name begins with {@code thread}. */
  record Work(String thread, @Nullable String submittedBy, List<Call> calls) {}

  record Call(String method, long count, long errors, List<Call> calls) {}
}
