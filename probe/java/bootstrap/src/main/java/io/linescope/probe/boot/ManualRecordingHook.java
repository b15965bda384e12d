/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/** Does what applications ask for through {@link ManualRecording}. May throw. */
public interface ManualRecordingHook {
  /** As {@link ManualRecording#call}. */
  @Nullable Object call(
      String what, @Nullable Object first, @Nullable Object second, @Nullable Object third);
}
