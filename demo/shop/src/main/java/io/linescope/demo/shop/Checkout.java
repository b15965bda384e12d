/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.springframework.stereotype.Service;

/** Places an order: asks for the price while the stock reserves, then writes the order down. */
@Service
final class Checkout {
  private final Prices prices;
  private final StockClient stock;
  private final Orders orders;
  private final ExecutorService office;

  Checkout(Prices prices, StockClient stock, Orders orders, ExecutorService office) {
    this.prices = prices;
    this.stock = stock;
    this.orders = orders;
    this.office = office;
  }

  Order place(String item, int quantity) {
    Counters.hit();
    CompletableFuture<Price> price =
        CompletableFuture.supplyAsync(() -> prices.quote(item, quantity), office);
    try {
      Reservation reservation = stock.reserve(item, quantity);
      return orders.save(reservation, price.join());
    } catch (StockException e) {
      throw new OrderException("order of " + quantity + " " + item + " failed", e);
    }
  }
}
