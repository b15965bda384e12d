/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.courier;

import io.linescope.demo.backstage.Counters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** What is to be picked up, as the query of a request says it. */
record Wish(String item, int quantity) {
  static Wish parse(String query) {
    Counters.hit();
    String item = "";
    int quantity = 1;
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
      switch (pair.substring(0, equals)) {
        case "item" -> item = value;
        case "quantity" -> quantity = Integer.parseInt(value);
        default -> throw new IllegalArgumentException("query: " + pair);
      }
    }
    return new Wish(item, quantity);
  }
}
