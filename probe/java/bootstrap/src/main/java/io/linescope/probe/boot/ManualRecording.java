/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/**
 * What {@code linescope-api} calls, found by name.
 *
 * <p>An application brings that library in whatever version it was built with, so this is kept for
 * good: one method whose types are the JDK's, and words that are added to but never change their
 * meaning. What is not known is answered with null, which the library takes as "nothing is
 * recorded". A <i>recorder</i> and a <i>context</i> are objects that the library only hands back; a
 * context that is null is none.
 *
 * <table>
 * <caption>What can be asked</caption>
 * <tr><th>what</th><th>first</th><th>second</th><th>third</th><th>returns</th></tr>
 * <tr><td>start</td><td>class of the library</td><td>name</td><td></td><td>recorder</td></tr>
 * <tr><td>start-in</td><td>class of the library</td><td>name</td><td>context</td><td>recorder</td></tr>
 * <tr><td>start-beside</td><td>class of the library</td><td>name</td><td>recorder</td><td>recorder</td></tr>
 * <tr><td>follow</td><td>recorder</td><td>context</td><td></td><td></td></tr>
 * <tr><td>tag</td><td>recorder</td><td>key</td><td>value</td><td></td></tr>
 * <tr><td>log</td><td>recorder</td><td>event</td><td>map of attributes</td><td></td></tr>
 * <tr><td>fail</td><td>recorder</td><td>throwable</td><td></td><td></td></tr>
 * <tr><td>end</td><td>recorder</td><td></td><td></td><td></td></tr>
 * <tr><td>context</td><td>recorder</td><td></td><td></td><td>context</td></tr>
 * <tr><td>current</td><td></td><td></td><td></td><td>context</td></tr>
 * <tr><td>read</td><td>traceparent</td><td>tracestate</td><td></td><td>context</td></tr>
 * <tr><td>write</td><td>context</td><td></td><td></td><td>array of traceparent, tracestate</td></tr>
 * </table>
 *
 * <p>The first frame of the stack above the library's package is where the application called.
 */
public final class ManualRecording {
  private static volatile @Nullable ManualRecordingHook hook;

  /** Names who records; null: nobody. */
  public static void hook(@Nullable ManualRecordingHook newHook) {
    hook = newHook;
  }

  /** Does what is asked, see above. Never throws. */
  public static @Nullable Object call(
      String what, @Nullable Object first, @Nullable Object second, @Nullable Object third) {
    ManualRecordingHook current = hook;
    if (current == null) {
      return null;
    }
    try {
      return current.call(what, first, second, third);
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
      return null;
    }
  }

  private ManualRecording() {}
}
