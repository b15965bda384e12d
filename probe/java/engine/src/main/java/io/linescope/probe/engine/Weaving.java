/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine;

import io.linescope.probe.engine.govern.Retransformer;
import io.linescope.probe.engine.weave.Transformer;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Which of the application's classes are woven: none, or all that are to be.
 *
 * <p>Each change has the JVM load every class of the application anew, so that a short pause of
 * recording is not worth one: only who rests for a while is taken out of the code.
 *
 * <pre>
 * PLAIN  --begin-->  WOVEN   classes that are loaded are woven
 * WOVEN  --rest, for 5 s-->  LEAVING   no class is woven any more, those that are remain so
 * LEAVING  --rest, 0.5 s later-->  PLAIN   all are as if there had never been a probe
 * LEAVING, PLAIN  --weave-->  WOVEN   those that are loaded already as well
 * LEAVING  --keep-->  WOVEN   the same
 * </pre>
 */
public final class Weaving {
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** After that, a class whose loading had begun before can be found among those loaded. */
  private static final long LOADED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private enum State {
    PLAIN,
    WOVEN,
    LEAVING
  }

  private final Instrumentation instrumentation;
  private final Transformer transformer;
  private final Retransformer retransformer;
  private final LongSupplier nanos;
  private State state = State.PLAIN;
  private boolean added;
  private boolean rests;
  private long sinceNanos;

  Weaving(
      Instrumentation instrumentation,
      Transformer transformer,
      Retransformer retransformer,
      LongSupplier nanos) {
    this.nanos = nanos;
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.retransformer = retransformer;
  }

  /** Before any class of the application is loaded, so that there is no need to look for those. */
  public synchronized void begin() {
    transform();
    state = State.WOVEN;
  }

  /** Weaves what is loaded, and from now on what will be; nothing if that is so. */
  public synchronized void weave() {
    rests = false;
    if (state != State.WOVEN) {
      transform();
      loadAnew();
      state = State.WOVEN;
    }
  }

  /** Leaves it at all or nothing: a rest that has begun is over. */
  public synchronized void keep() {
    if (state == State.PLAIN) {
      rests = false;
    } else {
      weave();
    }
  }

  /** To be called again and again while nobody wants anything woven. */
  public synchronized void rest() {
    long now = nanos.getAsLong();
    if (!rests) {
      rests = true;
      sinceNanos = now;
    } else if (state == State.WOVEN && now - sinceNanos > SETTLED_NANOS) {
      transformer.rest(true);
      state = State.LEAVING;
      sinceNanos = now;
    } else if (state == State.LEAVING && now - sinceNanos > LOADED_NANOS) {
      loadAnew();
      state = State.PLAIN;
    }
  }

  /** Whether a class is one of those that are woven, or a lambda in one of them. */
  public boolean isApplications(Class<?> type) {
    String name = type.getName();
    int lambda = name.indexOf("$$Lambda");
    return transformer.selects(
        lambda < 0 ? name : name.substring(0, lambda), type.getProtectionDomain());
  }

  // Added once, resting or not: if it were added again, it would come after all others.
  private void transform() {
    transformer.rest(false);
    if (!added) {
      added = true;
      instrumentation.addTransformer(transformer, true);
    }
  }

  private void loadAnew() {
    retransformer.weaveAgain(
        loaded -> transformer.selects(loaded.getName(), loaded.getProtectionDomain()));
  }

  synchronized void stop() {
    instrumentation.removeTransformer(transformer);
  }
}
