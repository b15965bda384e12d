/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.Counter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where in its source an application called us, as attributes.
 *
 * <p>Reads the stack only as far as that frame, with what Java 9 brought for it and is called by
 * name here; Java 8 can only tell the whole stack.
 */
final class CodeLocation {
  private static final AttributeKey<String> FUNCTION = AttributeKey.stringKey("code.function.name");
  private static final AttributeKey<String> FILE = AttributeKey.stringKey("code.file.path");
  private static final AttributeKey<Long> LINE = AttributeKey.longKey("code.line.number");

  private static final String OURS = "io.linescope.probe.";

  private static final Walker WALKER = Walker.find();

  /** The first frame above the package of a class; empty if that cannot be told. */
  static Attributes ofCallerOf(Class<?> api) {
    String name = api.getName();
    String library = name.substring(0, name.lastIndexOf('.') + 1);
    return attributes(WALKER == null ? search(library) : WALKER.search(library));
  }

  private static Attributes attributes(StackTraceElement frame) {
    if (frame == null) {
      return Attributes.empty();
    }
    AttributesBuilder attributes =
        Attributes.builder()
            .put(FUNCTION, frame.getClassName() + "." + frame.getMethodName())
            .put(FILE, frame.getFileName());
    if (frame.getLineNumber() > 0) {
      attributes.put(LINE, (long) frame.getLineNumber());
    }
    return attributes.build();
  }

  /** As Java 8 finds it. */
  static StackTraceElement search(String library) {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (isApplication(frame.getClassName(), library)) {
        return frame;
      }
    }
    return null;
  }

  private static boolean isApplication(String className, String library) {
    return !className.startsWith(OURS) && !className.startsWith(library);
  }

  /** The JDK's {@code StackWalker}. */
  private static final class Walker {
    private final MethodHandle walk;
    private final MethodHandle className;
    private final MethodHandle element;

    private Walker(Class<?> walker, Class<?> frame) throws Throwable {
      // Not the public lookup, which finds no method that asks who calls it.
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Object instance =
          lookup.findStatic(walker, "getInstance", MethodType.methodType(walker)).invoke();
      walk =
          lookup
              .findVirtual(walker, "walk", MethodType.methodType(Object.class, Function.class))
              .bindTo(instance);
      className =
          lookup
              .findVirtual(frame, "getClassName", MethodType.methodType(String.class))
              .asType(MethodType.methodType(String.class, Object.class));
      element =
          lookup
              .findVirtual(
                  frame, "toStackTraceElement", MethodType.methodType(StackTraceElement.class))
              .asType(MethodType.methodType(StackTraceElement.class, Object.class));
    }

    /** Null: this Java has none. */
    static Walker find() {
      try {
        return new Walker(
            Class.forName("java.lang.StackWalker"),
            Class.forName("java.lang.StackWalker$StackFrame"));
      } catch (Throwable e) {
        return null;
      }
    }

    StackTraceElement search(String library) {
      Function<Stream<?>, Object> first =
          frames ->
              frames.filter(each -> isApplication(name(each), library)).findFirst().orElse(null);
      try {
        Object frame = walk.invokeExact(first);
        return frame == null ? null : (StackTraceElement) element.invokeExact(frame);
      } catch (Throwable e) {
        Counter.INTERNAL_ERRORS.add(1);
        return null;
      }
    }

    private String name(Object frame) {
      try {
        return (String) className.invokeExact(frame);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private CodeLocation() {}
}
