/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.linescope.demo.backstage.Counters;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes things from the shelves and has them picked up. */
@RestController
final class ReservationController {
  private final Warehouse warehouse;

  ReservationController(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @PostMapping("/reservations")
  @ResponseStatus(HttpStatus.CREATED)
  Reservation reserve(@RequestParam String item, @RequestParam int quantity) {
    Counters.hit();
    return warehouse.reserve(item, quantity);
  }
}
