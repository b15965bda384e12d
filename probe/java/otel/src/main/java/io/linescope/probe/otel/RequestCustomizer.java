/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.control.Control;
import io.linescope.probe.launch.Probe;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.incubator.instrumenter.InstrumenterCustomizer;
import io.opentelemetry.instrumentation.api.incubator.instrumenter.InstrumenterCustomizer.InstrumentationType;
import io.opentelemetry.instrumentation.api.incubator.instrumenter.InstrumenterCustomizerProvider;
import io.opentelemetry.instrumentation.api.instrumenter.OperationListener;

/**
 * Gives each request a tree before its span starts, and tells the tree of the span's ids and end.
 */
public final class RequestCustomizer implements InstrumenterCustomizerProvider {
  @Override
  public void customize(InstrumenterCustomizer customizer) {
    Probe probe = Probe.running();
    if (probe == null || !beginsRequests(customizer)) {
      return;
    }
    customizer.addContextCustomizer((context, request, attributes) -> Requests.begin(context));
    customizer.addOperationMetrics(meter -> new RootSpan(probe.control));
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
}
