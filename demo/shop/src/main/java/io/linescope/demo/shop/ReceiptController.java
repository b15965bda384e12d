/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Promises a receipt: the answer is there before the work is done. */
@RestController
final class ReceiptController {
  private final Receipts receipts;

  ReceiptController(Receipts receipts) {
    this.receipts = receipts;
  }

  @PostMapping("/receipts")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void send(@RequestParam long order) {
    Counters.hit();
    receipts.send(order);
  }
}
