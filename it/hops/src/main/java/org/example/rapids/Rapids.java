/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.rapids;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.http.server.HttpServer;

/** Serves {@link Course} on the port that it is given. */
public final class Rapids {
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    Course course = new Course(WebClient.create("http://127.0.0.1:" + port));
    HttpHandler handler =
        RouterFunctions.toHttpHandler(
            RouterFunctions.route()
                .GET("/ready", request -> ServerResponse.ok().build())
                .GET("/drift", course::drift)
                .GET("/dive", course::dive)
                .GET("/relay", course::relay)
                .build());
    HttpServer.create()
        .host("127.0.0.1")
        .port(port)
        .handle(new ReactorHttpHandlerAdapter(handler))
        .bindNow()
        .onDispose()
        .block();
  }

  private Rapids() {}
}
