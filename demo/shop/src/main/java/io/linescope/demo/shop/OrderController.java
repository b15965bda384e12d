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

/** Takes orders. */
@RestController
final class OrderController {
  private final Checkout checkout;

  OrderController(Checkout checkout) {
    this.checkout = checkout;
  }

  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Order place(@RequestParam String item, @RequestParam int quantity) {
    Counters.hit();
    return checkout.place(item, quantity);
  }
}
