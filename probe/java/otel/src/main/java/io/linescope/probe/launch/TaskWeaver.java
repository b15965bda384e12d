/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import io.linescope.probe.boot.Counter;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
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
 * Has {@link io.linescope.probe.boot.TaskWraps} see the tasks that an application gives to a thread
 * of its own or to a scheduler, neither of which OpenTelemetry follows.
 *
 * <p>The methods of the JDK that take such a task begin with replacing it. The inserted code has no
 * branch, so that the frames stay as they are.
 */
final class TaskWeaver implements ClassFileTransformer {
  private static final String HOOK = "io/linescope/probe/boot/TaskWraps";
  private static final String RUNNABLE = "java/lang/Runnable";

  /** By class and method, which method of the hook its task goes through. */
  private static final Map<String, Map<String, String>> TARGETS = targets();

  private static Map<String, Map<String, String>> targets() {
    Map<String, String> virtual = Collections.singletonMap("<init>", "inThread");
    Map<String, String> thread = new HashMap<>(virtual);
    thread.put("start", "starting");
    Map<String, String> scheduler = new HashMap<>();
    scheduler.put("schedule", "scheduled");
    scheduler.put("scheduleAtFixedRate", "scheduled");
    scheduler.put("scheduleWithFixedDelay", "scheduled");
    Map<String, Map<String, String>> targets = new HashMap<>();
    targets.put("java/lang/Thread", thread);
    targets.put("java/lang/VirtualThread", virtual);
    targets.put("java/util/concurrent/ScheduledThreadPoolExecutor", scheduler);
    return targets;
  }

  /** Weaves what is loaded of these classes, and from now on what will be. */
  static void install(Instrumentation instrumentation) {
    instrumentation.addTransformer(new TaskWeaver(), true);
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getClassLoader() == null
          && TARGETS.containsKey(loaded.getName().replace('.', '/'))) {
        weaveAgain(instrumentation, loaded);
      }
    }
  }

  private static void weaveAgain(Instrumentation instrumentation, Class<?> loaded) {
    try {
      instrumentation.retransformClasses(loaded);
    } catch (Exception | LinkageError e) {
      Counter.INTERNAL_ERRORS.add(1);
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    Map<String, String> methods =
        loader != null || className == null ? null : TARGETS.get(className);
    if (methods == null) {
      return null;
    }
    try {
      return weave(bytes, methods);
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
      return null;
    }
  }

  private static byte[] weave(byte[] bytes, Map<String, String> methods) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Tasks(writer, methods), 0);
    return writer.toByteArray();
  }

  /** The variable that holds the method's task, -1: it takes none. */
  private static int taskSlot(String descriptor) {
    int slot = 1; // none of these methods is static
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      if (argument.getSort() == Type.OBJECT && argument.getInternalName().equals(RUNNABLE)) {
        return slot;
      }
      slot += argument.getSize();
    }
    return -1;
  }

  private static final class Tasks extends ClassVisitor {
    private final Map<String, String> methods;

    Tasks(ClassVisitor next, Map<String, String> methods) {
      super(Opcodes.ASM9, next);
      this.methods = methods;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      String hook = methods.get(name);
      if (hook == null) {
        return next;
      }
      if (descriptor.equals("()V") && !name.equals("<init>")) {
        return new Start(next, hook);
      }
      int slot = taskSlot(descriptor);
      return slot < 0 ? next : new Entry(next, slot, hook);
    }
  }

  private static final class Entry extends MethodVisitor {
    private final int slot;
    private final String hook;

    Entry(MethodVisitor next, int slot, String hook) {
      super(Opcodes.ASM9, next);
      this.slot = slot;
      this.hook = hook;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      visitVarInsn(Opcodes.ALOAD, slot);
      visitMethodInsn(
          Opcodes.INVOKESTATIC, HOOK, hook, "(Ljava/lang/Runnable;)Ljava/lang/Runnable;", false);
      visitVarInsn(Opcodes.ASTORE, slot);
    }
  }

  /** The thread is the task. */
  private static final class Start extends MethodVisitor {
    private final String hook;

    Start(MethodVisitor next, String hook) {
      super(Opcodes.ASM9, next);
      this.hook = hook;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      visitVarInsn(Opcodes.ALOAD, 0);
      visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, hook, "(Ljava/lang/Thread;)V", false);
    }
  }
}
