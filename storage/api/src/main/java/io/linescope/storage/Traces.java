/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import io.linescope.model.Span;
import io.linescope.model.TraceId;
import java.util.List;

/** Answers: what belongs to this trace? */
public interface Traces {
  /**
   * Returns all spans of the trace, in no particular order; empty if there is none.
   *
   * @param limit how many spans at most, at least 1; which ones are left out is not defined
   */
  List<Span> spans(TraceId traceId, int limit);
}
