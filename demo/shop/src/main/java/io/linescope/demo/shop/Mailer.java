/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import java.util.List;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Writes mails. */
@Component
class Mailer {
  private static final long MAIL_SERVER_TAKES_MILLIS = 120;

  private final Orders orders;

  Mailer(Orders orders) {
    this.orders = orders;
  }

  @Async("mailroom")
  public void mail(long order) {
    Counters.hit();
    deliver(write(orders.linesOf(order)));
  }

  private static String write(List<Line> lines) {
    Counters.hit();
    StringBuilder text = new StringBuilder("Thank you!\n");
    for (Line line : lines) {
      text.append(line.quantity()).append(' ').append(line.item()).append('\n');
    }
    return text.toString();
  }

  private static void deliver(String text) {
    Counters.hit();
    try {
      Thread.sleep(MAIL_SERVER_TAKES_MILLIS + text.length() % 10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
