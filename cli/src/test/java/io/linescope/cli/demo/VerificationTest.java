/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server's side is three documents written by hand. */
class VerificationTest {
  private static final String TRUTH =
      """
      {"kind": "order", "request": {"method": "POST", "path": "/orders?a=b", "status": 201},
       "services": [{"service": "shop", "package": "demo.shop", "mayBeAbsent": [],
         "spans": [{"kind": "SERVER", "name": "POST /orders", "count": 1, "errors": 0}],
         "threads": [{"name": "http-", "calls": [{"method": "A.a", "count": 1}]}]}]}
      """;
  private static final String SUMMARIES =
      """
      [{"traceId": "7f", "spans": 1, "errors": 0, "services": ["shop"], "callTrees": 1}]
      """;
  private static final String OTLP =
      """
      {"resourceSpans": [{
        "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "shop"}}]},
        "scopeSpans": [{"spans": [
          {"spanId": "01", "name": "POST /orders", "kind": 2, "status": {}}]}]}]}
      """;
  private static final String TREES =
      """
      {"trees": [{"service": "shop", "spanId": "01", "seenNodes": 1, "keptNodes": 1, "demoted": [],
        "fragments": [{"id": 0, "thread": "http-1", "anchorNode": null}],
        "nodes": [{"id": 0, "parent": null, "fragment": 0, "class": "demo.shop.A",
                   "method": "a", "count": 1, "errors": 0}]}]}
      """;

  private final Map<String, String> documents = new HashMap<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String document = documents.get(exchange.getRequestURI().getPath());
          byte[] body = String.valueOf(document).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(document == null ? 404 : 200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    documents.put("/api/v1/traces", SUMMARIES);
    documents.put("/api/v1/traces/7f/otlp", OTLP);
    documents.put("/api/v1/traces/7f/tree", TREES);
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void wholeTruth_hasFiguresAndNoProblem() throws Exception {
    Findings findings = find(1);

    assertThat(findings.problems()).isEmpty();
    assertThat(new ObjectMapper().writeValueAsString(findings.document("http://there")))
        .isEqualTo(
            "{\"services\":[\"shop\"],\"traces\":1,\"spans\":1,\"callTrees\":1,\"deepestTree\":1,"
                + "\"nodes\":1,\"errors\":0,\"fragments\":1,\"keptOf\":{\"seen\":1,\"kept\":1},"
                + "\"url\":\"http://there\"}");
  }

  @Test
  void missingTrace_isNamed() throws Exception {
    assertThat(find(2).problems()).containsExactly("order: traces: 1 (expected: 2)");
  }

  @Test
  void missingTree_isNamed() throws Exception {
    documents.remove("/api/v1/traces/7f/tree");

    assertThat(find(1).problems()).containsExactly("order 7f: shop: call trees: 0 (expected: 1)");
  }

  @Test
  void missingSpan_isNamed() throws Exception {
    documents.put("/api/v1/traces/7f/otlp", OTLP.replace("\"kind\": 2", "\"kind\": 3"));

    assertThat(find(1).problems())
        .containsExactly("order 7f: shop: SERVER spans POST /orders: 0 (expected: 1)");
  }

  @Test
  void unexpectedError_isNamed() throws Exception {
    documents.put("/api/v1/traces/7f/otlp", OTLP.replace("{}", "{\"code\": 2}"));

    assertThat(find(1).problems())
        .containsExactly("order 7f: shop: SERVER spans POST /orders: errors: 1 (expected: 0)");
  }

  @Test
  void treeOfAnotherSpan_isNamed() throws Exception {
    String span = "{\"spanId\": \"02\", \"name\": \"poll\", \"kind\": 1, \"status\": {}}";
    documents.put(
        "/api/v1/traces/7f/otlp", OTLP.replace("\"status\": {}}", "\"status\": {}}, " + span));
    documents.put(
        "/api/v1/traces/7f/tree", TREES.replace("\"spanId\": \"01\"", "\"spanId\": \"02\""));

    assertThat(find(1).problems())
        .containsExactly(
            "order 7f: shop: call trees: 0 (expected: 1)",
            "order 7f: shop: call tree of 'poll': not known");
  }

  @Test
  void missingLink_isNamed() throws Exception {
    String truth = TRUTH.replace("\"errors\": 0}", "\"errors\": 0, \"follows\": \"publish\"}");

    assertThat(find(truth, 1).problems())
        .containsExactly(
            "order 7f: shop: SERVER spans POST /orders: link: none (expected: to publish)");
  }

  /** Nobody knows how often a service did by itself what it does now and then. */
  @Test
  void whatNobodyAskedFor_isThereOnceAtLeast() throws Exception {
    String truth = TRUTH.replaceFirst("\"request\": \\{[^}]*},", "");

    assertThat(find(truth, 0).problems()).isEmpty();
    documents.put("/api/v1/traces", "[]");
    assertThat(find(truth, 0).problems()).containsExactly("order: traces: 0 (expected: 1 or more)");
  }

  private Findings find(int sent) throws Exception {
    return find(TRUTH, sent);
  }

  private Findings find(String known, int sent) throws Exception {
    Truth truth = Truth.parse(new ObjectMapper().readTree(known));
    Api api = new Api("http://127.0.0.1:" + server.getAddress().getPort());
    return new Verification(api, List.of(truth)).find(Map.of("order", sent));
  }
}
