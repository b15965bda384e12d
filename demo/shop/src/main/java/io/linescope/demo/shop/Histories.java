/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Collects what a customer ordered.
 *
 * <p>The N+1 query is meant: one query for the orders, then one more for the lines of each.
 */
@Service
final class Histories {
  private final Orders orders;
  private final StockClient stock;

  Histories(Orders orders, StockClient stock) {
    this.orders = orders;
    this.stock = stock;
  }

  History of(String customer) {
    Counters.hit();
    List<Line> lines = new ArrayList<>();
    for (long order : orders.idsOf(customer)) {
      lines.addAll(orders.linesOf(order));
    }
    return new History(lines, stock.alternativesTo(lines.get(0).item()));
  }
}
