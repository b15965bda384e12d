/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Service;

/** Looks whether there is such a thing, and hands it to those who wrap, over a queue. */
@Service
final class Gifts {
  static final String QUEUE = "presents";

  private final LevelClient levels;
  private final JmsTemplate queue;

  Gifts(LevelClient levels, JmsTemplate queue) {
    this.levels = levels;
    this.queue = queue;
  }

  Gift promise(String item) {
    Counters.hit();
    int left = levels.of(item) - 1;
    queue.convertAndSend(QUEUE, item);
    return new Gift(item, left);
  }
}
