/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps a copy of every receipt. */
@Repository
class Archive {
  private static final long STAIRS_TAKE_MILLIS = 60;

  private final JdbcTemplate jdbc;

  Archive(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void file(long order) {
    Counters.hit();
    walkToTheCellar();
    jdbc.update("insert into receipt (order_id) values (?)", order);
  }

  private static void walkToTheCellar() {
    Counters.hit();
    try {
      Thread.sleep(STAIRS_TAKE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
