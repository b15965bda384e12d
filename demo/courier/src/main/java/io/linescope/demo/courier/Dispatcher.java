/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.courier;

import io.linescope.demo.backstage.Counters;

/** Plans the pickups. */
final class Dispatcher {
  private static final int HOUSES_ON_THE_WAY = 6;

  private final Fleet fleet;

  Dispatcher(Fleet fleet) {
    this.fleet = fleet;
  }

  Pickup book(String item, int quantity) {
    Counters.hit();
    int kilos = weigh(item) * quantity;
    try {
      String van = fleet.send(kilos);
      return new Pickup(van, kilos, minutes(item));
    } catch (NoVanException e) {
      throw new PickupException("pickup of " + quantity + " " + item + " refused", e);
    }
  }

  /** Nobody here lifts a piano to find out. */
  private static int weigh(String item) {
    Counters.hit();
    return item.equals("piano") ? 280 : Math.max(1, item.length() / 2);
  }

  private static int minutes(String item) {
    Counters.hit();
    int minutes = 0;
    for (int house = 1; house <= HOUSES_ON_THE_WAY; house++) {
      minutes += ring(item, house);
    }
    return minutes;
  }

  private static int ring(String item, int house) {
    Counters.hit();
    return 1 + Math.floorMod(item.repeat(house).hashCode(), 5);
  }
}
