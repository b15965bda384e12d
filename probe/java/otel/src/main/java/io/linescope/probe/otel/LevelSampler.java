/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.control.Control;
import io.linescope.probe.engine.control.Level;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Drops requests whose level is off, and keeps those with a debug header. All others are as the
 * user's sampler decides.
 */
final class LevelSampler implements Sampler {
  private final Sampler users;
  private final Control control;

  LevelSampler(Sampler users, Control control) {
    this.users = users;
    this.control = control;
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    if (RequestHeaders.haveDebug(parent)) {
      return SamplingResult.recordAndSample();
    }
    return beginsHere(parent) && control.preview(new Facts(parent, attributes)).level() == Level.OFF
        ? SamplingResult.drop()
        : users.shouldSample(parent, traceId, name, kind, attributes, links);
  }

  private static boolean beginsHere(Context parent) {
    SpanContext caller = Span.fromContext(parent).getSpanContext();
    return !caller.isValid() || caller.isRemote();
  }

  @Override
  public String getDescription() {
    return "Linescope{" + users.getDescription() + "}";
  }
}
