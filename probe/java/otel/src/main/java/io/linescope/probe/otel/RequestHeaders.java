/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.control.Control;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps those headers of a request that rules ask for. What is read and written for others stays as
 * it is.
 */
final class RequestHeaders implements TextMapPropagator {
  private static final ContextKey<Map<String, String>> KEPT = ContextKey.named("linescope-headers");

  private final TextMapPropagator others;
  private final Control control;

  RequestHeaders(TextMapPropagator others, Control control) {
    this.others = others;
    this.control = control;
  }

  /** A header of the context's request, null if it has none or nobody asked for it. */
  static String of(Context context, String name) {
    Map<String, String> kept = context.get(KEPT);
    return kept == null ? null : kept.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Collection<String> fields() {
    return others.fields();
  }

  @Override
  public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
    others.inject(context, carrier, setter);
  }

  @Override
  public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
    Context extracted = others.extract(context, carrier, getter);
    Map<String, String> kept = null;
    for (String name : control.rules().headers()) {
      String value = getter.get(carrier, name);
      if (value != null) {
        kept = kept == null ? new HashMap<>() : kept;
        kept.put(name, value);
      }
    }
    return kept == null ? extracted : extracted.with(KEPT, kept);
  }
}
