/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import io.linescope.model.CallTreePart;
import io.linescope.model.MethodNames;
import io.linescope.model.Span;
import java.util.List;

/**
 * What is appended, and acknowledged, together.
 *
 * @param spans spans
 * @param callTrees parts of call trees
 * @param methodNames parts of dictionaries
 */
public record Batch(List<Span> spans, List<CallTreePart> callTrees, List<MethodNames> methodNames) {

  public static final Batch EMPTY = new Batch(List.of(), List.of(), List.of());

  public Batch {
    spans = List.copyOf(spans);
    callTrees = List.copyOf(callTrees);
    methodNames = List.copyOf(methodNames);
  }

  public static Batch ofSpans(List<Span> spans) {
    return new Batch(spans, List.of(), List.of());
  }

  public boolean isEmpty() {
    return spans.isEmpty() && callTrees.isEmpty() && methodNames.isEmpty();
  }
}
