/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.courier;

import io.linescope.demo.backstage.Counters;

/** The vans: a small one for most things, and a big one whose key is lost. */
final class Fleet {
  private static final int SMALL_VAN_CARRIES_KILOS = 200;

  private final KeyBoard keys;

  Fleet(KeyBoard keys) {
    this.keys = keys;
  }

  String send(int kilos) throws NoVanException {
    Counters.hit();
    String van = kilos <= SMALL_VAN_CARRIES_KILOS ? "small van" : "big van";
    try {
      return van + " with key " + keys.take(van);
    } catch (IllegalStateException e) {
      throw new NoVanException("no van for " + kilos + " kg", e);
    }
  }
}
