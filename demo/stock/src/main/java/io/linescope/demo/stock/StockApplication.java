/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.linescope.demo.backstage.Lifeline;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The warehouse: {@code java -jar stock.jar --courier.url=URL [--port=0]}. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
public class StockApplication {
  /** Opens it. */
  public static void main(String[] args) {
    Lifeline.hold();
    SpringApplication.run(StockApplication.class, args);
  }
}
