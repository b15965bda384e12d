/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import io.linescope.model.CallTreePart;
import io.linescope.model.Method;
import io.linescope.model.TraceId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers: which methods ran for this trace? */
public interface CallTrees {
  /** Returns all parts of all call trees of the trace, in no particular order. */
  List<CallTreePart> parts(TraceId traceId);

  /**
   * Returns the methods behind the numbers. A number that was never named is missing from the
   * answer.
   */
  Map<Integer, Method> methods(String instance, long epoch, Set<Integer> numbers);
}
