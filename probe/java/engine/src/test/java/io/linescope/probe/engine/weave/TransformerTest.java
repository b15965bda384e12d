/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.engine.names.Methods;
import io.linescope.probe.engine.settings.EngineSettings;
import java.security.ProtectionDomain;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class TransformerTest {
  private static final int FULL_POOL = 65_515;

  private final EngineSettings settings =
      EngineSettings.builder()
          .application((name, domain) -> true)
          .skip(EngineSettings.Skip.NONE)
          .build();
  private final Transformer transformer =
      new Transformer(
          settings, new ClassWeaver(settings, new Methods(), number -> false), (name, bytes) -> {});
  private final long failedBefore = Counter.CLASSES_FAILED.get();

  @Test
  void ordinaryClass_isWoven() throws Exception {
    byte[] woven = transform(classFile(0));
    assertThat(woven).isNotNull();
    assertThat(run(woven)).isEqualTo(3);
    assertThat(failures()).isZero();
  }

  @Test
  void resting_leavesEachClassAsItIs() throws Exception {
    transformer.rest(true);
    assertThat(transform(classFile(0))).isNull();
    transformer.rest(false);
    assertThat(transform(classFile(0))).isNotNull();
  }

  /** The JVM takes it as it is, but there is no room for the names of what weaving calls. */
  @Test
  void classWithAFullConstantPool_runsAsItIs() throws Exception {
    byte[] bytes = classFile(FULL_POOL);
    assertThat(transform(bytes)).isNull();
    assertThat(failures()).isEqualTo(1);
    assertThat(run(bytes)).isEqualTo(3);
  }

  @Test
  void classOfATimeToCome_isLeftAlone() {
    byte[] bytes = classFile(0);
    bytes[7] = (byte) 200;
    assertThat(transform(bytes)).isNull();
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void brokenClass_isLeftAlone() {
    assertThat(transform(new byte[] {1, 2, 3})).isNull();
    assertThat(failures()).isEqualTo(1);
  }

  private byte[] transform(byte[] bytes) {
    ProtectionDomain domain = getClass().getProtectionDomain();
    return transformer.transform(getClass().getClassLoader(), "acme/Full", null, domain, bytes);
  }

  private long failures() {
    return Counter.CLASSES_FAILED.get() - failedBefore;
  }

  private static Object run(byte[] bytes) throws Exception {
    Class<?> loaded =
        new ClassLoader(TransformerTest.class.getClassLoader()) {
          Class<?> define() {
            return defineClass("acme.Full", bytes, 0, bytes.length);
          }
        }.define();
    return loaded.getMethod("sum").invoke(null);
  }

  /** A class whose method adds 1 and 2 by calling another one. */
  private static byte[] classFile(int constants) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "acme/Full", null, "java/lang/Object", null);
    for (int i = 0; i < constants; i++) {
      writer.newConst(1_000_000 + i);
    }
    MethodVisitor sum = method(writer, "sum", "()I");
    sum.visitInsn(Opcodes.ICONST_1);
    sum.visitInsn(Opcodes.ICONST_2);
    sum.visitMethodInsn(Opcodes.INVOKESTATIC, "acme/Full", "add", "(II)I", false);
    sum.visitInsn(Opcodes.IRETURN);
    sum.visitMaxs(2, 0);
    sum.visitEnd();
    MethodVisitor add = method(writer, "add", "(II)I");
    add.visitVarInsn(Opcodes.ILOAD, 0);
    add.visitVarInsn(Opcodes.ILOAD, 1);
    add.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Math", "addExact", "(II)I", false);
    add.visitInsn(Opcodes.IRETURN);
    add.visitMaxs(2, 2);
    add.visitEnd();
    return writer.toByteArray();
  }

  private static MethodVisitor method(ClassWriter writer, String name, String descriptor) {
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
    method.visitCode();
    return method;
  }
}
