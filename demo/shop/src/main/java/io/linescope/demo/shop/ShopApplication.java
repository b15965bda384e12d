/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Lifeline;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableAsync;

/**
 * The shop: {@code java -jar shop.jar --stock.url=URL --stock.levels=HOST:PORT --stock.reviews=URL
 * [--port=0]}.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableAsync
public class ShopApplication {
  /** Opens it. */
  public static void main(String[] args) {
    Lifeline.hold();
    SpringApplication.run(ShopApplication.class, args);
  }
}
