/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.springframework.stereotype.Service;

/** Hands out the work that a receipt makes, in three ways, and waits for none of it. */
@Service
final class Receipts {
  private final Mailer mailer;
  private final Archive archive;
  private final StockClient stock;
  private final ExecutorService office;

  Receipts(Mailer mailer, Archive archive, StockClient stock, ExecutorService office) {
    this.mailer = mailer;
    this.archive = archive;
    this.stock = stock;
    this.office = office;
  }

  void send(long order) {
    Counters.hit();
    mailer.mail(order);
    office.execute(() -> archive.file(order));
    CompletableFuture<Void> unused =
        CompletableFuture.runAsync(() -> stock.restock("lamp"), office);
  }
}
