/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the files that the distribution ships. */
class TruthTest {
  @Test
  void shippedFiles_areRead() throws Exception {
    List<Truth> truths = Truth.readAll(Path.of("..", "demo", "truth", "requests"));

    assertThat(truths)
        .extracting(Truth::kind, Truth::operation, Truth::fails)
        .containsExactly(
            tuple("failing", "POST /orders", true),
            tuple("forget", "POST /receipts", false),
            tuple("gift", "POST /gifts", false),
            tuple("order", "POST /orders", false),
            tuple("reviews", "GET /reviews", false),
            tuple("slow", "GET /history", false),
            tuple("stocktaking", "Stocktaking.count", false));
  }

  @Test
  void workThatNobodyAsksFor_hasNoRequest() throws Exception {
    assertThat(Truth.readAll(Path.of("..", "demo", "truth", "requests")))
        .filteredOn(truth -> truth.request() == null)
        .extracting(Truth::kind, Truth::entry)
        .containsExactly(tuple("stocktaking", "stock"));
  }

  @Test
  void workOnAnotherThread_namesWhoSubmittedIt() throws Exception {
    Truth forget = Truth.readAll(Path.of("..", "demo", "truth", "requests")).get(1);

    assertThat(forget.services().get(0).work())
        .extracting(Truth.Work::thread, Truth.Work::submittedBy)
        .containsExactly(
            tuple("http-nio-", null),
            tuple("mailroom-", "Receipts.send"),
            tuple("office-", "Receipts.send"));
  }
}
