/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.courier;

import io.linescope.demo.backstage.Counters;

/** A booked pickup. */
record Pickup(String van, int kilos, int minutes) {
  String toJson() {
    Counters.hit();
    return "{\"van\": \"%s\", \"kilos\": %d, \"minutes\": %d}".formatted(van, kilos, minutes);
  }
}
