/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of the JDK that the build runs on; ITHops runs them woven. */
class TaskWeaverTest {
  private static final String HOOK = "io/linescope/probe/boot/TaskWraps";

  @Test
  void everyConstructorWithATask_asksTheHook() throws Exception {
    Set<String> hooked = hooked(Thread.class);

    assertThat(hooked).contains("<init>(Ljava/lang/Runnable;)V inThread", "start()V starting");
    assertThat(hooked)
        .filteredOn(call -> call.endsWith(" inThread"))
        .hasSize(constructorsWithTask().size());
    assertThat(hooked).hasSize(constructorsWithTask().size() + 1);
  }

  @Test
  void everyWayToScheduleARunnable_asksTheHook() throws Exception {
    String task = "(Ljava/lang/Runnable;JLjava/util/concurrent/TimeUnit;)";
    String tasks = "(Ljava/lang/Runnable;JJLjava/util/concurrent/TimeUnit;)";
    String future = "Ljava/util/concurrent/ScheduledFuture; scheduled";
    assertThat(hooked(ScheduledThreadPoolExecutor.class))
        .containsExactlyInAnyOrder(
            "schedule" + task + future,
            "scheduleAtFixedRate" + tasks + future,
            "scheduleWithFixedDelay" + tasks + future);
  }

  @Test
  void otherClasses_areLeftAlone() throws Exception {
    byte[] bytes = bytes(Thread.class);
    assertThat(new TaskWeaver().transform(null, "java/lang/Runtime", null, null, bytes)).isNull();
    ClassLoader loader = TaskWeaverTest.class.getClassLoader();
    assertThat(new TaskWeaver().transform(loader, "java/lang/Thread", null, null, bytes)).isNull();
  }

  private static Set<String> constructorsWithTask() throws IOException {
    Set<String> constructors = new TreeSet<>();
    new ClassReader(bytes(Thread.class))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                if (name.equals("<init>") && type.contains("Ljava/lang/Runnable;")) {
                  constructors.add(type);
                }
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    return constructors;
  }

  /** The woven methods that call the hook, with what they call. */
  private static Set<String> hooked(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/');
    Set<String> hooked = new TreeSet<>();
    new ClassReader(new TaskWeaver().transform(null, name, null, null, bytes(type)))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String method, String of, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String called, String to, boolean isInterface) {
                    if (owner.equals(HOOK)) {
                      hooked.add(method + of + " " + called);
                    }
                  }
                };
              }
            },
            0);
    return hooked;
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream file = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return file.readAllBytes();
    }
  }
}
