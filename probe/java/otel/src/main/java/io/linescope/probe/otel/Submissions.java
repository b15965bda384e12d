/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.Anchor;
import io.linescope.probe.boot.Fragments;
import io.opentelemetry.context.Context;
import java.util.function.UnaryOperator;

/** Adds to a task's context the place in the tree from which it is submitted. */
final class Submissions implements UnaryOperator<Object> {
  @Override
  public Object apply(Object context) {
    return context instanceof Context ? placed((Context) context) : context;
  }

  /** The same context with this place, if methods are recorded here. */
  static Context placed(Context context) {
    if (context.get(Requests.TREE) == null) {
      return context;
    }
    Anchor place = Fragments.capture();
    return place == null ? context : context.with(Requests.ANCHOR, place);
  }
}
