/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.weave;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** Looks at a method before it is woven: how long it is, and whether it calls or loops. */
class MethodScan extends CodeSizeEvaluator {
  private static final int MAX_TRIVIAL = 40;
  private static final int MAX_DELEGATE = 12;

  /** Weaving adds a handler and a few bytes at each return; 64 kB is the JVM's limit. */
  private static final int MAX_CODE = 48 * 1024;

  private final Set<Label> seen = new HashSet<>();
  private int instructions;
  private int calls;
  private boolean loops;
  private int line = -1;

  MethodScan() {
    super(Opcodes.ASM9, null);
  }

  /** No call and no loop in few instructions, or a single call that little surrounds. */
  boolean isTrivial() {
    return !loops
        && ((calls == 0 && instructions <= MAX_TRIVIAL)
            || (calls == 1 && instructions <= MAX_DELEGATE));
  }

  boolean isTooLarge() {
    return getMaxSize() > MAX_CODE;
  }

  /** The first source line, -1 if the class does not tell. */
  int line() {
    return line;
  }

  @Override
  public void visitLabel(Label label) {
    seen.add(label);
    super.visitLabel(label);
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    if (line < 0) {
      line = number;
    }
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    loops |= seen.contains(label);
    instructions++;
    super.visitJumpInsn(opcode, label);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    calls++;
    instructions++;
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    calls++;
    instructions++;
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
  }

  @Override
  public void visitInsn(int opcode) {
    instructions++;
    super.visitInsn(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    instructions++;
    super.visitIntInsn(opcode, operand);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    instructions++;
    super.visitVarInsn(opcode, variable);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    instructions++;
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    instructions++;
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitLdcInsn(Object value) {
    instructions++;
    super.visitLdcInsn(value);
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    instructions++;
    super.visitIincInsn(variable, increment);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label defaultLabel, Label... labels) {
    instructions++;
    super.visitTableSwitchInsn(min, max, defaultLabel, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label defaultLabel, int[] keys, Label[] labels) {
    instructions++;
    super.visitLookupSwitchInsn(defaultLabel, keys, labels);
  }
}
