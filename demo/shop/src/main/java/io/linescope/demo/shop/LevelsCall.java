/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The call of gRPC that tells how many there are of an article: a text for a text. */
final class LevelsCall {
  static final MethodDescriptor<String, String> COUNT =
      MethodDescriptor.newBuilder(Text.AS_UTF_8, Text.AS_UTF_8)
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("stock.Levels/Count")
          .build();

  private LevelsCall() {}

  private enum Text implements MethodDescriptor.Marshaller<String> {
    AS_UTF_8;

    @Override
    public InputStream stream(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream bytes) {
      try {
        return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
