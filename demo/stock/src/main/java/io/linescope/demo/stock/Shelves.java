/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.linescope.demo.backstage.Counters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The shelves, in a database. */
@Repository
class Shelves {
  private final JdbcTemplate jdbc;

  Shelves(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void take(String item, int quantity) {
    Counters.hit();
    change(item, -quantity);
  }

  void putBack(String item, int quantity) {
    Counters.hit();
    change(item, quantity);
  }

  List<Article> all() {
    Counters.hit();
    return jdbc.query("select item, description from shelf order by item", Shelves::article);
  }

  int level(String item) {
    Counters.hit();
    Integer level =
        jdbc.queryForObject("select quantity from shelf where item = ?", Integer.class, item);
    return level == null ? 0 : level;
  }

  void order(String item, int quantity) {
    Counters.hit();
    jdbc.update("insert into restock (item, quantity) values (?, ?)", item, quantity);
  }

  private void change(String item, int by) {
    Counters.hit();
    jdbc.update("update shelf set quantity = quantity + ? where item = ?", by, item);
  }

  private static Article article(ResultSet row, int number) throws SQLException {
    Counters.hit();
    return new Article(row.getString("item"), row.getString("description"));
  }
}
