/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import io.linescope.probe.boot.Counter;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Lets the method that submits a task be told: weaves the one boot class of OpenTelemetry through
 * which a task is given its context, so that {@link io.linescope.probe.boot.TaskHook} sees it.
 */
public final class SubmissionWeaver implements ClassFileTransformer {
  public static final String TARGET =
      "io/opentelemetry/javaagent/bootstrap/executors/PropagatedContext";
  private static final String HOOK = "io/linescope/probe/boot/TaskHook";

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader != null || !TARGET.equals(className)) {
      return null;
    }
    try {
      return weave(bytes);
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
      return null;
    }
  }

  /** The woven class. The inserted code has no branch, so that the frames stay as they are. */
  public static byte[] weave(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Submission(writer), 0);
    return writer.toByteArray();
  }

  private static final class Submission extends ClassVisitor {
    Submission(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      Type[] arguments = Type.getArgumentTypes(descriptor);
      if (!name.equals("setContext") || arguments.length != 1) {
        return next;
      }
      return new Entry(next, arguments[0].getInternalName());
    }
  }

  private static final class Entry extends MethodVisitor {
    private final String contextType;

    Entry(MethodVisitor next, String contextType) {
      super(Opcodes.ASM9, next);
      this.contextType = contextType;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      visitVarInsn(Opcodes.ALOAD, 1);
      visitMethodInsn(
          Opcodes.INVOKESTATIC, HOOK, "captured", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
      visitTypeInsn(Opcodes.CHECKCAST, contextType);
      visitVarInsn(Opcodes.ASTORE, 1);
    }
  }
}
