/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * H2 in memory: ten selections by key, four joins, three updates and an aggregate, prepared anew by
 * each request as a pool's connection does.
 */
final class Database implements Library.Workload {
  private static final int ROWS = 1_000;

  private final Connection connection = DriverManager.getConnection("jdbc:h2:mem:bench");
  private int next;

  Database() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table customer (id int primary key, name varchar(40), city int)");
      statement.execute(
          "create table orders (id int primary key, customer int, cents bigint, state int)");
      statement.execute("create index orders_customer on orders (customer)");
      statement.execute(
          "insert into customer select x, 'customer ' || x, mod(x, 50) from system_range(0, 999)");
      statement.execute(
          "insert into orders select x, mod(x, 1000), x * 13, 0 from system_range(0, 19999)");
    }
  }

  @Override
  public long request() throws SQLException {
    int from = next++;
    long sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += ask("select id, name, city from customer where id = ?", (from + i * 97) % ROWS);
    }
    for (int i = 0; i < 4; i++) {
      sum +=
          ask(
              "select o.cents, c.name from orders o join customer c on c.id = o.customer"
                  + " where o.customer = ? order by o.id",
              (from + i * 89) % ROWS);
    }
    for (int i = 0; i < 3; i++) {
      sum += change("update orders set state = state + 1 where id = ?", (from + i * 83) % ROWS);
    }
    return sum + ask("select sum(cents), count(*) from orders where customer = ?", from % ROWS);
  }

  private long ask(String query, int key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setInt(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        long sum = 0;
        while (rows.next()) {
          sum += rows.getLong(1);
        }
        return sum;
      }
    }
  }

  private int change(String update, int key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setInt(1, key);
      return statement.executeUpdate();
    }
  }
}
