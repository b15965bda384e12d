/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import io.linescope.model.Span;
import io.linescope.wire.Refusal;
import java.util.List;

/**
 * The spans of one message.
 *
 * @param spans those that can be stored
 * @param refusals one for each other
 */
public record DecodedSpans(List<Span> spans, List<Refusal> refusals) {
  public DecodedSpans {
    spans = List.copyOf(spans);
    refusals = List.copyOf(refusals);
  }
}
