/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeCheckTest {
  private static final String TRUTH =
      """
      {"kind": "order", "request": {"method": "POST", "path": "/orders?a=b", "status": 201},
       "services": [{"service": "shop", "package": "demo.shop", "spans": [],
         "mayBeAbsent": ["*.<init>"],
         "threads": [
           {"name": "http-", "calls": [{"method": "A.a", "count": 1, "errors": 1,
             "calls": [{"method": "B.b", "count": 3}]}]},
           {"name": "office-", "submittedBy": "A.a", "calls": [{"method": "C.c", "count": 1}]}]}]}
      """;

  private static final String TREE =
      """
      {"trees": [{"service": "shop", "seenNodes": 4, "keptNodes": 4,
        "fragments": [{"id": 0, "thread": "http-1", "anchorNode": null},
                      {"id": 1, "thread": "office-2", "anchorNode": 0}],
        "nodes": [
          {"id": 0, "parent": null, "fragment": 0, "class": "demo.shop.A", "method": "a", "count": 1, "errors": 1},
          {"id": 1, "parent": 0, "fragment": 0, "class": "demo.shop.X", "method": "<init>", "count": 1, "errors": 0},
          {"id": 2, "parent": 1, "fragment": 0, "class": "demo.shop.B", "method": "b", "count": 3, "errors": 0},
          {"id": 3, "parent": null, "fragment": 1, "class": "demo.shop.C", "method": "c", "count": 1, "errors": 0}],
        "demoted": []}]}
      """;

  @Test
  void sameTree_hasNoProblem() throws Exception {
    assertThat(problems(TREE)).isEmpty();
  }

  @Test
  void missingNode_isNamed() throws Exception {
    String tree =
        TREE.lines()
            .filter(line -> !line.contains("\"id\": 2"))
            .reduce("", (all, line) -> all + line);
    assertThat(problems(tree)).containsExactly("shop: B.b: missing");
  }

  @Test
  void wrongCount_isNamed() throws Exception {
    assertThat(problems(TREE.replace("\"count\": 3", "\"count\": 2")))
        .containsExactly("shop: B.b: count: 2 (expected: 3)");
  }

  @Test
  void wrongErrors_areNamed() throws Exception {
    assertThat(problems(TREE.replace("\"errors\": 1", "\"errors\": 0")))
        .containsExactly("shop: A.a: errors: 0 (expected: 1)");
  }

  @Test
  void wrongParent_isNamed() throws Exception {
    assertThat(problems(TREE.replace("\"id\": 2, \"parent\": 1", "\"id\": 2, \"parent\": null")))
        .containsExactly("shop: B.b: called by: none (expected: A.a)");
  }

  @Test
  void wrongThread_isNamed() throws Exception {
    assertThat(problems(TREE.replace("office-2", "mailroom-2")))
        .containsExactly("shop: C.c: thread: mailroom-2 (expected: office-)");
  }

  @Test
  void wrongAnchor_isNamed() throws Exception {
    assertThat(problems(TREE.replace("\"anchorNode\": 0", "\"anchorNode\": null")))
        .containsExactly("shop: C.c: submitted by: null (expected: A.a)");
  }

  @Test
  void unknownNode_isNamed() throws Exception {
    assertThat(
            problems(
                TREE.replace(
                    "demo.shop.X\", \"method\": \"<init>", "demo.shop.X\", \"method\": \"x")))
        .containsExactly(
            "shop: B.b: called by: A.a > X.x (expected: A.a)",
            "shop: X.x: not known of this request, thread http-, submitted by null, called by A.a");
  }

  @Test
  void demotedMethod_isNotMissed() throws Exception {
    String tree =
        TREE.lines()
            .filter(line -> !line.contains("\"id\": 2"))
            .reduce("", (all, line) -> all + line)
            .replace(
                "\"demoted\": []",
                "\"demoted\": [{\"class\": \"demo.shop.B\", \"method\": \"b\"}]");
    assertThat(problems(tree)).isEmpty();
  }

  private static List<String> problems(String tree) throws Exception {
    ObjectMapper json = new ObjectMapper();
    Truth truth = Truth.parse(json.readTree(TRUTH));
    CallTree parsed = CallTree.parseAll(json.readTree(tree)).get(0);
    return TreeCheck.problems(truth.services().get(0), parsed);
  }
}
