/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.control.DebugHeader;
import io.linescope.probe.engine.control.Rules;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps those headers of a request that rules ask for, and hands a debug header on to the services
 * that the request goes to. Stands beside the user's propagators.
 */
final class RequestHeaders implements TextMapPropagator {
  private static final ContextKey<Map<String, String>> KEPT = ContextKey.named("linescope-headers");

  private final Supplier<Rules> rules;

  RequestHeaders(Supplier<Rules> rules) {
    this.rules = rules;
  }

  /** A header of the context's request, null if it has none or nobody asked for it. */
  static String of(Context context, String name) {
    Map<String, String> kept = context.get(KEPT);
    return kept == null ? null : kept.get(name.toLowerCase(Locale.ROOT));
  }

  /** Whether the context's request came with a debug header that was good. */
  static boolean haveDebug(Context context) {
    return of(context, DebugHeader.NAME) != null;
  }

  @Override
  public Collection<String> fields() {
    return Collections.singletonList(DebugHeader.NAME);
  }

  @Override
  public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
    String debug = of(context, DebugHeader.NAME);
    if (debug != null && rules.get().isDebugHeader(debug)) { // it may have expired since it came
      setter.set(carrier, DebugHeader.NAME, debug);
    }
  }

  /** What came with an outer request is not of the one that arrives here. */
  @Override
  public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
    Map<String, String> kept = kept(carrier, getter);
    return kept.isEmpty() && context.get(KEPT) == null ? context : context.with(KEPT, kept);
  }

  private <C> Map<String, String> kept(C carrier, TextMapGetter<C> getter) {
    Rules now = rules.get();
    Map<String, String> kept = Collections.emptyMap();
    for (String name : now.headers()) {
      String value = getter.get(carrier, name);
      if (value != null && (!name.equals(DebugHeader.NAME) || now.isDebugHeader(value))) {
        kept = kept.isEmpty() ? new HashMap<>() : kept;
        kept.put(name, value);
      }
    }
    return kept;
  }
}
