/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.letters;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes letters and waits until all are read: {@code Letters BROKER TIMES}. Each time is {@link
 * #write}, which sends three.
 */
public final class Letters {
  private static final int EACH = 3;
  static final String TOPIC = "letters";

  public static void main(String[] arguments) throws Exception {
    int times = Integer.parseInt(arguments[1]);
    Postman postman = new Postman(arguments[0], times * EACH);
    postman.start();
    Map<String, Object> settings = Map.of("bootstrap.servers", arguments[0]);
    try (KafkaProducer<String, String> post =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < times; i++) {
        write(post);
      }
    }
    postman.join();
  }

  private static void write(KafkaProducer<String, String> post)
      throws ExecutionException, InterruptedException {
    for (int i = 0; i < EACH; i++) {
      post.send(new ProducerRecord<>(TOPIC, salute(i))).get();
    }
  }

  private static String salute(int i) {
    return "Dear number " + i;
  }

  private Letters() {}
}
