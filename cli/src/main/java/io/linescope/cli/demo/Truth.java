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

/** What is known of one kind of request: a file of demo/truth/requests, see the README there. */
record Truth(String kind, Request request, List<Service> services) {

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
    JsonNode request = json.get("request");
    return new Truth(
        json.get("kind").asText(),
        new Request(
            request.get("method").asText(),
            request.get("path").asText(),
            request.get("status").asInt()),
        list(json.get("services"), Truth::service));
  }

  /** The name that the request's root span has. */
  String operation() {
    return request.method + " " + request.path.substring(0, request.path.indexOf('?'));
  }

  boolean fails() {
    return request.status >= 500;
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
        json.get("errors").asInt());
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

  record Service(
      String name,
      String packageName,
      List<Spans> spans,
      List<String> mayBeAbsent,
      List<Work> work) {}

  record Spans(String kind, String name, int count, int errors) {}

  /** What runs on the threads whose name begins with {@code thread}. */
  record Work(String thread, @Nullable String submittedBy, List<Call> calls) {}

  record Call(String method, long count, long errors, List<Call> calls) {}
}
