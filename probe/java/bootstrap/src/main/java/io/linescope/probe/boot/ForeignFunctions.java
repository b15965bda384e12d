/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the probe needs of {@code java.lang.foreign}, by reflection: JDK 22 brought it, and this
 * loads on Java 8.
 */
final class ForeignFunctions {
  private final Class<?> linkerType = type("Linker");
  private final Class<?> segmentType = type("MemorySegment");
  private final Class<?> layoutType = type("MemoryLayout");
  private final Class<?> descriptorType = type("FunctionDescriptor");
  private final Class<?> optionType = type("Linker$Option");
  private final Object linker = linkerType.getMethod("nativeLinker").invoke(null);

  /** Fails where there is none. */
  ForeignFunctions() throws ReflectiveOperationException {}

  /** A function of the C library, of {@code int}s and {@code long}s. */
  MethodHandle function(String name, Class<?> result, Class<?>... parameters)
      throws ReflectiveOperationException {
    Object library = linkerType.getMethod("defaultLookup").invoke(linker);
    Optional<?> found =
        (Optional<?>) type("SymbolLookup").getMethod("find", String.class).invoke(library, name);
    return link(found.get(), describe(result, parameters), array(optionType));
  }

  /**
   * Machine code at an address, without parameters, that ends at once and so needs no notice of the
   * JVM.
   */
  MethodHandle code(long address, Class<?> result) throws ReflectiveOperationException {
    Object critical = optionType.getMethod("critical", boolean.class).invoke(null, false);
    return link(at(address), describe(result), array(optionType, critical));
  }

  /** Writes to memory outside the heap. */
  void write(long address, byte[] bytes) throws ReflectiveOperationException {
    Object room =
        segmentType.getMethod("reinterpret", long.class).invoke(at(address), (long) bytes.length);
    ((ByteBuffer) segmentType.getMethod("asByteBuffer").invoke(room)).put(bytes);
  }

  private MethodHandle link(Object segment, Object descriptor, Object options)
      throws ReflectiveOperationException {
    return (MethodHandle)
        linkerType
            .getMethod("downcallHandle", segmentType, descriptorType, options.getClass())
            .invoke(linker, segment, descriptor, options);
  }

  private Object at(long address) throws ReflectiveOperationException {
    return segmentType.getMethod("ofAddress", long.class).invoke(null, address);
  }

  private Object describe(Class<?> result, Class<?>... parameters)
      throws ReflectiveOperationException {
    Object[] layouts = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      layouts[i] = layout(parameters[i]);
    }
    Object all = array(layoutType, layouts);
    return descriptorType
        .getMethod("of", layoutType, all.getClass())
        .invoke(null, layout(result), all);
  }

  private static @Nullable Object layout(Class<?> primitive) throws ReflectiveOperationException {
    String name = primitive == long.class ? "JAVA_LONG" : "JAVA_INT";
    return type("ValueLayout").getField(name).get(null);
  }

  private static Object array(Class<?> type, Object... elements) {
    Object array = Array.newInstance(type, elements.length);
    System.arraycopy(elements, 0, array, 0, elements.length);
    return array;
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("java.lang.foreign." + name);
  }
}
