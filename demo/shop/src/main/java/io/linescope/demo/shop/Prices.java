/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What things cost. */
@Repository
class Prices {
  private final JdbcTemplate jdbc;

  Prices(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Price quote(String item, int quantity) {
    Counters.hit();
    Long cents = jdbc.queryForObject("select cents from price where item = ?", Long.class, item);
    return new Price(discounted(cents == null ? 0 : cents, quantity));
  }

  /** Each further piece is one percent cheaper than the one before. */
  private static long discounted(long cents, int quantity) {
    Counters.hit();
    long total = 0;
    for (int piece = 0; piece < quantity; piece++) {
      total += cents * (100 - Math.min(piece, 20)) / 100;
    }
    return total;
  }
}
