/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.control.Control;
import io.linescope.probe.engine.control.Level;
import io.opentelemetry.api.common.Attributes;
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
    return Requests.beginsIn(parent) && isOff(new Facts(parent, attributes, name))
        ? SamplingResult.drop()
        : users.shouldSample(parent, traceId, name, kind, attributes, links);
  }

  private boolean isOff(Facts request) {
    return control.preview(request).level() == Level.OFF;
  }

  @Override
  public String getDescription() {
    return "Linescope{" + users.getDescription() + "}";
  }
}
