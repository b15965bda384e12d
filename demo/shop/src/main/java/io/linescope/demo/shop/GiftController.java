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

/** Promises a present: it is wrapped after the answer. */
@RestController
final class GiftController {
  private final Gifts gifts;

  GiftController(Gifts gifts) {
    this.gifts = gifts;
  }

  @PostMapping("/gifts")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Gift promise(@RequestParam String item) {
    Counters.hit();
    return gifts.promise(item);
  }
}
