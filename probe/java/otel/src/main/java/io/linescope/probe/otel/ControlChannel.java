/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.engine.control.Control;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the server for rules, again and again: it answers when there are others. Without an answer
 * the rules stay that there are.
 */
final class ControlChannel {
  private static final int OK = 200;
  private static final int CLIENT_ERROR = 4; // 400 to 499
  private static final long LOOK_MILLIS = 500;
  private static final long LONGEST_MILLIS = 30_000;
  private static final long PAUSE_MILLIS = 2_000;

  /** After an answer that says that there is no control here, or none for us. */
  private static final long LONG_PAUSE_MILLIS = 60_000;

  private final HttpSender sender;
  private final Control control;
  private final String service;
  private final String environment;
  private final String instance;
  private final Thread thread = new Thread(this::run, "linescope-control");

  @SuppressWarnings("ThreadPriorityCheck") // correct at any, only more polite at the lowest
  ControlChannel(HttpSender sender, Control control, Resource resource) {
    this.sender = sender;
    this.control = control;
    service = text(resource, "service.name");
    environment = text(resource, "deployment.environment.name");
    instance = text(resource, "service.instance.id");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY); // it weaves, if a rule wants it
  }

  private static String text(Resource resource, String name) {
    String value = resource.getAttribute(AttributeKey.stringKey(name));
    return value == null ? "" : value;
  }

  Thread start() {
    thread.start();
    return thread;
  }

  void stop() {
    thread.interrupt();
    sender.shutdown();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pause(ask());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks once; returns after how many milliseconds to ask again. */
  private long ask() throws InterruptedException {
    CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
    byte[] question = control.question(service, environment, instance, false);
    try {
      sender.send(new Body(question), answer::complete, answer::completeExceptionally);
      HttpResponse response = await(answer);
      if (response.getStatusCode() == OK) {
        control.follow(response.getResponseBody());
        return 0;
      }
      return pauseAfter(response.getStatusCode());
    } catch (IllegalArgumentException e) {
      control.failed("answer: " + e.getMessage());
    } catch (ExecutionException | TimeoutException e) {
      return PAUSE_MILLIS; // the server is away
    } catch (RuntimeException e) {
      Counter.INTERNAL_ERRORS.add(1);
    }
    return PAUSE_MILLIS;
  }

  /** A server that fails, or one before it that does not reach it, may be well in a moment. */
  static long pauseAfter(int status) {
    return status / 100 == CLIENT_ERROR ? LONG_PAUSE_MILLIS : PAUSE_MILLIS;
  }

  // Looks at a latch, since a future that is not there in time throws, ten times a second.
  private HttpResponse await(CompletableFuture<HttpResponse> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    CountDownLatch done = new CountDownLatch(1);
    CompletableFuture<HttpResponse> heard =
        answer.whenComplete((response, error) -> done.countDown());
    for (long waited = 0; waited < LONGEST_MILLIS; waited += LOOK_MILLIS) {
      if (done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return heard.get();
      }
      control.look();
    }
    throw new TimeoutException();
  }

  private void pause(long millis) throws InterruptedException {
    for (long waited = 0; waited < millis; waited += LOOK_MILLIS) {
      Thread.sleep(LOOK_MILLIS);
      control.look();
    }
  }

  private static final class Body implements MessageWriter {
    private final byte[] bytes;

    Body(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void writeMessage(OutputStream out) throws IOException {
      out.write(bytes);
    }

    @Override
    public int getContentLength() {
      return bytes.length;
    }
  }
}
