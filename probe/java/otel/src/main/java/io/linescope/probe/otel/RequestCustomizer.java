/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.control.Control;
import io.linescope.probe.launch.Probe;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.incubator.instrumenter.InstrumenterCustomizer;
import io.opentelemetry.instrumentation.api.incubator.instrumenter.InstrumenterCustomizer.InstrumentationType;
import io.opentelemetry.instrumentation.api.incubator.instrumenter.InstrumenterCustomizerProvider;
import io.opentelemetry.instrumentation.api.instrumenter.OperationListener;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.Arrays;
import java.util.List;

/**
 * Gives each request a tree before its span starts, and tells the tree of the span's ids and end. A
 * request is also what a scheduler of jobs runs by itself.
 */
public final class RequestCustomizer implements InstrumenterCustomizerProvider {
  /** The beginnings of the names of what instruments such schedulers. */
  private static final List<String> SCHEDULERS =
      Arrays.asList(
          "io.opentelemetry.spring-scheduling-",
          "io.opentelemetry.quartz-",
          "io.opentelemetry.xxl-job-",
          "io.opentelemetry.powerjob-",
          "io.opentelemetry.apache-elasticjob-");

  @Override
  public void customize(InstrumenterCustomizer customizer) {
    Probe probe = Probe.running();
    if (probe == null) {
      return;
    }
    if (beginsRequests(customizer)) {
      customizer.addContextCustomizer((context, request, attributes) -> Requests.begin(context));
      customizer.addOperationMetrics(meter -> new RootSpan(probe.control));
    } else if (SCHEDULERS.stream().anyMatch(customizer.getInstrumentationName()::startsWith)) {
      customizer.addContextCustomizer(
          (context, job, attributes) ->
              Requests.beginsIn(context) ? Requests.begin(context) : context);
      customizer.addOperationMetrics(meter -> new RootSpan(probe.control));
    }
    if (customizer.hasType(InstrumentationType.MESSAGING_CONSUMER_PROCESS)) {
      customizer.addOperationMetrics(meter -> new SenderLink());
    }
  }

  private static boolean beginsRequests(InstrumenterCustomizer customizer) {
    return customizer.hasType(InstrumentationType.HTTP_SERVER)
        || customizer.hasType(InstrumentationType.RPC_SERVER)
        || customizer.hasType(InstrumentationType.MESSAGING_CONSUMER_PROCESS);
  }

  private static final class RootSpan implements OperationListener {
    private final Control control;

    RootSpan(Control control) {
      this.control = control;
    }

    @Override
    public Context onStart(Context context, Attributes attributes, long startNanos) {
      Requests.bind(context, new Facts(context, attributes, null), control);
      return context;
    }

    @Override
    public void onEnd(Context context, Attributes attributes, long endNanos) {
      Requests.end(context);
    }
  }

  /**
   * What processes a message follows from what sent it. Where that is its parent, OpenTelemetry
   * leaves the link out; there may be several messages to one parent, and links say the same
   * everywhere.
   */
  private static final class SenderLink implements OperationListener {
    @Override
    public Context onStart(Context context, Attributes attributes, long startNanos) {
      Span span = Span.fromContext(context);
      SpanContext sender =
          span instanceof ReadableSpan
              ? ((ReadableSpan) span).getParentSpanContext()
              : SpanContext.getInvalid();
      if (sender.isRemote()) {
        span.addLink(sender);
      }
      return context;
    }

    @Override
    public void onEnd(Context context, Attributes attributes, long endNanos) {}
  }
}
