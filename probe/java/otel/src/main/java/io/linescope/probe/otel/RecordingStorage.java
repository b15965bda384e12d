/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.Fragments;
import io.linescope.probe.boot.RequestTree;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;

/** Follows the current context: a thread records for the request whose context it holds. */
final class RecordingStorage implements ContextStorage {
  private final ContextStorage next;

  RecordingStorage(ContextStorage next) {
    this.next = next;
  }

  @Override
  public Scope attach(Context context) {
    RequestTree before = tree(next.current());
    Scope attached = next.attach(context);
    RequestTree tree = tree(context);
    return tree == before ? attached : switchTo(tree, context, attached);
  }

  @Override
  public Context current() {
    return next.current();
  }

  @Override
  public Context root() {
    return next.root();
  }

  private static Scope switchTo(RequestTree tree, Context context, Scope attached) {
    boolean records = tree != null && tree.isBound();
    Fragments.Scope fragment =
        records
            ? Fragments.enter(tree, context.get(Requests.ANCHOR), Requests.spanId(context))
            : Fragments.enter(null, null, 0);
    return () -> {
      fragment.close();
      attached.close();
    };
  }

  private static RequestTree tree(Context context) {
    return context == null ? null : context.get(Requests.TREE);
  }
}
