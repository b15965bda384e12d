/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.weave;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.engine.names.Methods;
import io.linescope.probe.engine.settings.EngineSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Weaves the methods of one class that are to be recorded. */
public final class ClassWeaver {
  private static final int FLAGS_NEVER =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE;

  private final Methods methods;
  private final IntPredicate isDemoted;
  private final boolean skipTrivial;
  private final Set<String> entryPoints;

  /**
   * Weaves with these rules.
   *
   * @param isDemoted which methods, by number, are left out because they are hot and short
   */
  public ClassWeaver(EngineSettings settings, Methods methods, IntPredicate isDemoted) {
    this.methods = methods;
    this.isDemoted = isDemoted;
    skipTrivial = settings.skip() == EngineSettings.Skip.TRIVIAL;
    entryPoints = new HashSet<>(settings.entryPoints());
  }

  /** Returns the woven class, or null if nothing in it is to be recorded. */
  public byte @Nullable [] weave(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    Map<String, Integer> chosen = choose(reader);
    if (chosen.isEmpty()) {
      return null;
    }
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        weaving(writer, dotted(reader), isThread(reader), chosen), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private static String dotted(ClassReader reader) {
    return reader.getClassName().replace('/', '.');
  }

  /** Numbers the methods to be woven, by name and descriptor. */
  private Map<String, Integer> choose(ClassReader reader) {
    Map<String, Integer> chosen = new HashMap<>();
    String className = dotted(reader);
    boolean thread = isThread(reader);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            if (!isRecordable(access, name)) {
              return null;
            }
            return new MethodScan() {
              @Override
              public void visitEnd() {
                boolean entry = entryPoint(className, name, descriptor, thread) != null;
                int number = number(this, className, name, descriptor, entry);
                if (number >= 0) {
                  chosen.put(name + descriptor, number);
                }
              }
            };
          }
        },
        ClassReader.SKIP_FRAMES);
    return chosen;
  }

  /** Application code as its author knows it: no initializers, bridges or accessors. */
  private static boolean isRecordable(int access, String name) {
    boolean synthetic = (access & Opcodes.ACC_SYNTHETIC) != 0;
    return (access & FLAGS_NEVER) == 0
        && !name.equals("<clinit>")
        && (!synthetic || name.startsWith("lambda$"));
  }

  private int number(
      MethodScan scan, String className, String name, String descriptor, boolean entry) {
    if (scan.isTooLarge()) {
      Counter.METHODS_TOO_LARGE.add(1);
      return -1;
    }
    if (skipTrivial && !entry && scan.isTrivial()) {
      Counter.METHODS_SKIPPED.add(1);
      return -1;
    }
    int number = methods.number(className, name, descriptor);
    if (number < 0 || (isDemoted.test(number) && !entry)) {
      return -1;
    }
    methods.method(number).line(scan.line());
    return number;
  }

  private ClassVisitor weaving(
      ClassWriter writer, String className, boolean thread, Map<String, Integer> chosen) {
    return new ClassVisitor(Opcodes.ASM9, writer) {
      @Override
      public @Nullable MethodVisitor visitMethod(
          int access,
          String name,
          String descriptor,
          @Nullable String signature,
          String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        Integer number = chosen.get(name + descriptor);
        if (number == null || next == null) {
          return next;
        }
        Counter.METHODS_WOVEN.add(1);
        MethodWeaver.EntryPoint entry = entryPoint(className, name, descriptor, thread);
        return new MethodWeaver(next, access, name, descriptor, number, entry);
      }
    };
  }

  private static boolean isThread(ClassReader reader) {
    return "java/lang/Thread".equals(reader.getSuperName());
  }

  private MethodWeaver.@Nullable EntryPoint entryPoint(
      String className, String name, String descriptor, boolean thread) {
    if (entryPoints.contains(className + '#' + name)) {
      return MethodWeaver.EntryPoint.beginning(className, name);
    }
    return thread && name.equals("run") && descriptor.equals("()V")
        ? MethodWeaver.EntryPoint.resuming(className, name)
        : null;
  }
}
