/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import java.util.Locale;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.stereotype.Component;

/** Wraps what comes out of the queue. */
@Component
final class Wrapping {
  private static final int SIDES = 6;

  private final StockClient stock;

  Wrapping(StockClient stock) {
    this.stock = stock;
  }

  @JmsListener(id = "wrapping", destination = Gifts.QUEUE)
  void wrap(String item) {
    Counters.hit();
    StringBuilder paper = new StringBuilder();
    for (int side = 0; side < SIDES; side++) {
      paper.append(fold(item, side));
    }
    stock.restock(paper.length() > SIDES ? "paper" : "glue");
  }

  private static String fold(String item, int side) {
    Counters.hit();
    return item.repeat(1 + side % 2).toUpperCase(Locale.ROOT);
  }
}
