/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.linescope.demo.backstage.Counters;
import org.springframework.stereotype.Service;

/** Reserves: first the shelf, then the courier; without a courier the thing goes back. */
@Service
final class Warehouse {
  private final Shelves shelves;
  private final CourierClient courier;

  Warehouse(Shelves shelves, CourierClient courier) {
    this.shelves = shelves;
    this.courier = courier;
  }

  Reservation reserve(String item, int quantity) {
    Counters.hit();
    shelves.take(item, quantity);
    try {
      Pickup pickup = courier.book(item, quantity);
      return new Reservation(item, quantity, pickup.minutes());
    } catch (CourierException e) {
      shelves.putBack(item, quantity);
      throw new ReservationException("no courier for " + quantity + " " + item, e);
    }
  }
}
