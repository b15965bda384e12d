/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.part;

import io.linescope.model.CallTreePart;
import io.linescope.model.TraceId;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.rollup.Rollup;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of the store that can be asked: a hot table or a sealed segment. */
public sealed interface Part permits HotTable, Segment {

  /** What stands behind {@code FROM} to read its spans. */
  String relation();

  Contents contents();

  /** False if it surely has no span of this trace. */
  boolean mightHaveTrace(TraceId traceId);

  /** False if it surely has no span with this attribute. */
  boolean mightHaveAttribute(String key, String value);

  /** Returns what is counted of its spans; null if it is older than that section. */
  @Nullable ByteReader rollup(Rollup.Section section) throws IOException;

  /** Returns what it has of the trace's call trees. */
  List<CallTreePart> callTrees(TraceId traceId) throws IOException;
}
