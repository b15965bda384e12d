/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.pack;

import io.linescope.model.Method;
import io.linescope.model.MethodNames;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Method names as bytes. */
public final class NamesCodec {
  private NamesCodec() {}

  public static void write(ByteWriter out, MethodNames names) {
    out.text(names.instance()).number(names.epoch()).number(names.methods().size());
    names
        .methods()
        .forEach(
            (number, method) -> {
              out.number(number).text(method.className()).text(method.name());
              Integer line = method.line();
              out.text(method.descriptor()).optional(line == null ? null : Long.valueOf(line));
            });
  }

  public static MethodNames read(ByteReader in) {
    String instance = in.text();
    long epoch = in.number();
    int size = in.integer();
    Map<Integer, Method> methods = new HashMap<>();
    for (int i = 0; i < size; i++) {
      methods.put(in.integer(), readMethod(in));
    }
    return new MethodNames(instance, epoch, methods);
  }

  private static Method readMethod(ByteReader in) {
    String className = in.text();
    String name = in.text();
    String descriptor = in.text();
    @Nullable Long line = in.optional();
    return new Method(className, name, descriptor, line == null ? null : line.intValue());
  }
}
