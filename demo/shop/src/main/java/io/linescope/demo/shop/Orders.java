/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The orders, in a database. */
@Repository
class Orders {
  private final JdbcTemplate jdbc;
  private final AtomicLong lastId = new AtomicLong(1_000);

  Orders(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Order save(Reservation reserved, Price price) {
    Counters.hit();
    Order order =
        new Order(lastId.incrementAndGet(), reserved.item(), reserved.quantity(), price.cents());
    jdbc.update(
        "insert into orders (id, customer, cents) values (?, 'guest', ?)",
        order.id(),
        order.cents());
    addLine(order);
    return order;
  }

  List<Long> idsOf(String customer) {
    Counters.hit();
    return jdbc.queryForList(
        "select id from orders where customer = ? order by id", Long.class, customer);
  }

  List<Line> linesOf(long order) {
    Counters.hit();
    return jdbc.query(
        "select item, quantity from line where order_id = ? order by item", Orders::line, order);
  }

  private void addLine(Order order) {
    Counters.hit();
    jdbc.update(
        "insert into line (order_id, item, quantity) values (?, ?, ?)",
        order.id(),
        order.item(),
        order.quantity());
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    Counters.hit();
    return new Line(row.getString("item"), row.getInt("quantity"));
  }
}
