/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.grpc.Server;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;
import reactor.netty.DisposableServer;

/** Prints where the service listens, which is any free port unless {@code --port} says one. */
@Component
final class Doorbell implements ApplicationListener<ServletWebServerInitializedEvent> {
  private final Server levels;
  private final DisposableServer reviews;

  Doorbell(Server levels, DisposableServer reviews) {
    this.levels = levels;
    this.reviews = reviews;
  }

  @Override
  public void onApplicationEvent(ServletWebServerInitializedEvent event) {
    System.out.println("levels 127.0.0.1:" + levels.getPort());
    System.out.println("reviews http://127.0.0.1:" + reviews.port());
    System.out.println("listening 127.0.0.1:" + event.getWebServer().getPort());
  }
}
