/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.letters;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads letters until he has as many as he waits for. */
final class Postman extends Thread {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> settings;
  private int left;

  Postman(String broker, int letters) {
    super("postman");
    left = letters;
    settings =
        Map.of("bootstrap.servers", broker, "group.id", "post", "auto.offset.reset", "earliest");
  }

  @Override
  public void run() {
    try (KafkaConsumer<String, String> box =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      box.subscribe(List.of(Letters.TOPIC));
      while (left > 0) {
        for (ConsumerRecord<String, String> letter : box.poll(POLL)) {
          deliver(letter.value());
        }
      }
    }
  }

  private void deliver(String letter) {
    if (stamps(letter) > 0) {
      left--;
    }
  }

  private static int stamps(String letter) {
    return letter.length() % 7 + 1;
  }
}
