/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.function.Supplier;
import org.example.Caller;
import org.junit.jupiter.api.Test;

class CodeLocationTest {
  @Test
  void location_isTheFirstFrameAboveTheLibrary() {
    Attributes location = Caller.call(() -> CodeLocation.ofCallerOf(CodeLocationTest.class));
    assertThat(location.asMap())
        .containsEntry(AttributeKey.stringKey("code.function.name"), "org.example.Caller.call")
        .containsEntry(AttributeKey.stringKey("code.file.path"), "Caller.java")
        .containsEntry(AttributeKey.longKey("code.line.number"), 12L);
  }

  @Test
  void wholeStack_tellsTheSame() {
    Supplier<StackTraceElement> find = () -> CodeLocation.search("io.linescope.api.");
    StackTraceElement frame = Caller.call(find);
    assertThat(frame.getClassName() + "." + frame.getMethodName())
        .isEqualTo("org.example.Caller.call");
    assertThat(frame.getLineNumber()).isEqualTo(12);
  }
}
