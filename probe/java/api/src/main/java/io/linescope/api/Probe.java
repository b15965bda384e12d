/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.api;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The probe, if the JVM was started with one.
 *
 * <p>It is found by name in the boot loader, which every other loader stands on: so it does not
 * matter which loader has this class, or how many have one. The field is constant for the JIT
 * compiler: without a probe a call is gone.
 */
final class Probe {
  private static final @Nullable MethodHandle CALL = find();

  /**
   * Has the probe do something; null: there is none, it does not know how, or it failed. Never
   * throws. What can be asked stands at the method that is called.
   */
  static @Nullable Object call(
      String what, @Nullable Object first, @Nullable Object second, @Nullable Object third) {
    if (CALL == null) {
      return null;
    }
    try {
      return CALL.invokeExact(what, first, second, third);
    } catch (Throwable e) {
      return null; // the probe counts its failures itself
    }
  }

  private static @Nullable MethodHandle find() {
    try {
      Class<?> bridge = Class.forName("io.linescope.probe.boot.ManualRecording", false, null);
      MethodType type =
          MethodType.methodType(
              Object.class, String.class, Object.class, Object.class, Object.class);
      return MethodHandles.publicLookup().findStatic(bridge, "call", type);
    } catch (ReflectiveOperationException | LinkageError | SecurityException e) {
      return null;
    }
  }

  private Probe() {}
}
