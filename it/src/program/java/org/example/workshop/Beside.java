/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linescope.api.Recorder;
import io.linescope.api.RecorderContext;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.Map;

/**
 * Recorders, the OpenTelemetry API and a request that the probe records by itself, in one trace;
 * and what follows from it. The argument is not used.
 */
public final class Beside {
  private static final Tracer TRACER = GlobalOpenTelemetry.getTracer("org.example.workshop");

  public static void main(String[] arguments) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", Beside::handle);
    server.start();
    RecorderContext order = order(server.getAddress().getPort());
    server.stop(0);
    try (Recorder invoice = Recorder.start("invoice").follows(order)) {
      invoice.fail(new IllegalStateException("no paper"));
    }
    RecorderContext read = RecorderContext.parse(order.traceparent(), "vendor=a:b,other=1");
    try (Recorder reply = Recorder.start("reply", read)) {
      reply.tag("state", reply.context().tracestate());
    }
  }

  private static RecorderContext order(int port) throws Exception {
    try (Recorder order = Recorder.start("order")) {
      order.tag("customer", "acme").tag("items", 3).tag("total", 9.5).tag("express", true);
      check();
      pack(order);
      send(port);
      Span.current().setAttribute("seen", true);
      return order.context();
    }
  }

  private static void check() {
    Span check = TRACER.spanBuilder("check").startSpan();
    try (Scope scope = check.makeCurrent();
        Recorder stock = Recorder.start("stock")) {
      stock.log("asked", Map.of("warehouse", "north", "places", 2));
      try (Recorder reserve = stock.sibling("reserve")) {
        reserve.log("reserved");
      }
    } finally {
      check.end();
    }
  }

  private static void pack(Recorder order) throws InterruptedException {
    RecorderContext context = order.context();
    Thread packer = new Thread(() -> packed(context), "packer");
    packer.start();
    packer.join();
  }

  private static void packed(RecorderContext order) {
    try (Recorder pack = Recorder.start("pack", order)) {
      tape();
    }
  }

  private static void tape() {
    TRACER.spanBuilder("tape").startSpan().end();
  }

  private static void send(int port) throws IOException {
    try (Recorder send = Recorder.start("send");
        InputStream answer = new URL("http://127.0.0.1:" + port + "/parcel").openStream()) {
      answer.readAllBytes();
    }
  }

  private static void handle(HttpExchange exchange) throws IOException {
    try (Recorder receive = Recorder.start("receive")) {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    }
  }

  private Beside() {}
}
