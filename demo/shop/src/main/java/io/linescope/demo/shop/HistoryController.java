/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a customer what was ordered before. */
@RestController
final class HistoryController {
  private final Histories histories;

  HistoryController(Histories histories) {
    this.histories = histories;
  }

  @GetMapping("/history")
  History show(@RequestParam String customer) {
    Counters.hit();
    return histories.of(customer);
  }
}
