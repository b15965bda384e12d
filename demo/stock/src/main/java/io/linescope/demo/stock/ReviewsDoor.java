/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * Where WebFlux answers, beside the other one: any free port unless {@code --reviews.port} says
 * one. It has a context of its own, since two frameworks for the web do not agree in one.
 */
@Configuration(proxyBeanMethods = false)
class ReviewsDoor {
  @Bean(destroyMethod = "disposeNow")
  DisposableServer reviewsServer(Reviews reviews, @Value("${reviews.port}") int port) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(Flow.class);
    context.registerBean(
        RouterFunction.class, () -> RouterFunctions.route().GET("/reviews", reviews::show).build());
    context.refresh();
    return HttpServer.create()
        .host("127.0.0.1")
        .port(port)
        .handle(
            new ReactorHttpHandlerAdapter(
                WebHttpHandlerBuilder.applicationContext(context).build()))
        .bindNow();
  }
}
