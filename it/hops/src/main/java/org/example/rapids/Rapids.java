/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.rapids;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.http.server.HttpServer;

/** Serves {@link Course} on the port that it is given. */
@EnableWebFlux
public class Rapids {
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(Rapids.class);
    Course course = new Course(WebClient.create("http://127.0.0.1:" + port));
    context.registerBean(RouterFunction.class, () -> routes(course));
    context.refresh();
    HttpServer.create()
        .host("127.0.0.1")
        .port(port)
        .handle(
            new ReactorHttpHandlerAdapter(
                WebHttpHandlerBuilder.applicationContext(context).build()))
        .bindNow()
        .onDispose()
        .block();
  }

  private static RouterFunction<ServerResponse> routes(Course course) {
    return RouterFunctions.route()
        .GET("/ready", request -> ServerResponse.ok().build())
        .GET("/drift", course::drift)
        .GET("/dive", course::dive)
        .GET("/relay", course::relay)
        .build();
  }
}
