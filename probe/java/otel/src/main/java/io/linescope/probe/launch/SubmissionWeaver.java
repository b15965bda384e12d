/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import io.linescope.probe.boot.Counter;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Lets the method that submits a task be told: weaves the boot classes of OpenTelemetry through
 * which a task is given its context, so that {@link io.linescope.probe.boot.TaskHook} sees it.
 *
 * <p>There are three: lambdas are wrapped, other tasks have their context kept aside. In each the
 * context is the variable in slot 1.
 */
public final class SubmissionWeaver implements ClassFileTransformer {
  private static final String FOLDER = "io/opentelemetry/javaagent/bootstrap/executors/";

  /** The methods to weave, by class. */
  public static final Map<String, String> TARGETS = targets();

  private static final int CONTEXT_SLOT = 1;
  private static final String HOOK = "io/linescope/probe/boot/TaskHook";

  private static Map<String, String> targets() {
    Map<String, String> targets = new HashMap<>();
    targets.put(FOLDER + "PropagatedContext", "setContext");
    targets.put(FOLDER + "ContextPropagatingRunnable", "propagateContext");
    targets.put(FOLDER + "ContextPropagatingCallable", "propagateContext");
    return Collections.unmodifiableMap(targets);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader != null || className == null || !TARGETS.containsKey(className)) {
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
    reader.accept(new Submission(writer, TARGETS.get(reader.getClassName())), 0);
    return writer.toByteArray();
  }

  private static final class Submission extends ClassVisitor {
    private final @Nullable String target;

    Submission(ClassVisitor next, @Nullable String target) {
      super(Opcodes.ASM9, next);
      this.target = target;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      Type[] arguments = Type.getArgumentTypes(descriptor);
      return name.equals(target)
          ? new Entry(next, arguments[arguments.length - 1].getInternalName())
          : next;
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
      visitVarInsn(Opcodes.ALOAD, CONTEXT_SLOT);
      visitMethodInsn(
          Opcodes.INVOKESTATIC, HOOK, "captured", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
      visitTypeInsn(Opcodes.CHECKCAST, contextType);
      visitVarInsn(Opcodes.ASTORE, CONTEXT_SLOT);
    }
  }
}
