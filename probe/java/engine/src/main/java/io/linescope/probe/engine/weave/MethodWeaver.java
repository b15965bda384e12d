/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AdviceAdapter;

/**
 * Writes the recorder's calls around a method's body:
 *
 * <pre>
 * Frame frame = Recorder.enter(number);
 * try { body; Recorder.exit(frame) before each return }
 * catch (Throwable e) { Recorder.fail(frame); throw e; }
 * </pre>
 *
 * A constructor is entered before it calls another one, but guarded only from there on: the JVM
 * allows no handler while {@code this} is not initialised. The handler knows of no local variable
 * but the frame, so that no class has to be loaded to compute types.
 */
final class MethodWeaver extends AdviceAdapter {
  private static final String RECORDER = "io/linescope/probe/boot/Recorder";
  private static final Type FRAME = Type.getObjectType("io/linescope/probe/boot/Frame");
  private static final String ENTER = "(I)" + FRAME.getDescriptor();
  private static final String EXIT = "(" + FRAME.getDescriptor() + ")V";

  private final boolean constructor;
  private final int number;
  private final int argumentSlots;
  private final @Nullable EntryPoint entryPoint;
  private final Label guardedFrom = new Label();
  private int frame = -1;
  private int token = -1;

  /**
   * A method that begins a trace when none is active, or goes on with one on a thread made for it.
   */
  static final class EntryPoint {
    final String call;
    final String className;
    final String method;

    private EntryPoint(String call, String className, String method) {
      this.call = call;
      this.className = className;
      this.method = method;
    }

    static EntryPoint beginning(String className, String method) {
      return new EntryPoint("begin", className, method);
    }

    static EntryPoint resuming(String className, String method) {
      return new EntryPoint("resume", className, method);
    }
  }

  MethodWeaver(
      MethodVisitor next,
      int access,
      String name,
      String descriptor,
      int number,
      @Nullable EntryPoint entryPoint) {
    super(Opcodes.ASM9, next, access, name, descriptor);
    this.number = number;
    constructor = name.equals("<init>");
    this.entryPoint = entryPoint;
    argumentSlots =
        (Type.getArgumentsAndReturnSizes(descriptor) >> 2)
            - ((access & Opcodes.ACC_STATIC) != 0 ? 1 : 0);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (entryPoint != null) {
      token = newLocal(OBJECT);
      push(number);
      push(entryPoint.className);
      push(entryPoint.method);
      callEntryPoint(entryPoint.call, "(ILjava/lang/String;Ljava/lang/String;)Ljava/lang/Object;");
      storeLocal(token);
    }
    frame = newLocal(FRAME);
    push(number);
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, RECORDER, "enter", ENTER, false);
    storeLocal(frame);
    if (!constructor) {
      mark(guardedFrom);
    }
  }

  /** In a constructor, the place after the call of another one. */
  @Override
  protected void onMethodEnter() {
    if (constructor) {
      mark(guardedFrom);
    }
  }

  @Override
  protected void onMethodExit(int opcode) {
    if (opcode == ATHROW) {
      return; // the handler sees it
    }
    record("exit");
    if (token >= 0) {
      loadLocal(token);
      mv.visitInsn(ACONST_NULL);
      callEntryPoint("end", "(Ljava/lang/Object;Ljava/lang/Throwable;)V");
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label handler = new Label();
    mv.visitTryCatchBlock(guardedFrom, handler, handler, null);
    mv.visitLabel(handler);
    mv.visitFrame(Opcodes.F_NEW, handlerLocals().length, handlerLocals(), 1, THROWN);
    mv.visitVarInsn(Opcodes.ALOAD, frame);
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, RECORDER, "fail", EXIT, false);
    if (token >= 0) {
      mv.visitInsn(Opcodes.DUP);
      mv.visitVarInsn(Opcodes.ALOAD, token);
      mv.visitInsn(Opcodes.SWAP);
      mv.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          ENTRY_POINTS,
          "end",
          "(Ljava/lang/Object;Ljava/lang/Throwable;)V",
          false);
    }
    mv.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(maxStack, maxLocals);
  }

  private static final Object[] THROWN = {"java/lang/Throwable"};
  private static final String ENTRY_POINTS = "io/linescope/probe/boot/EntryPoints";
  private static final Type OBJECT = Type.getObjectType("java/lang/Object");

  private Object[] handlerLocals() {
    Object[] locals = new Object[argumentSlots + (token >= 0 ? 2 : 1)];
    java.util.Arrays.fill(locals, Opcodes.TOP);
    if (token >= 0) {
      locals[argumentSlots] = OBJECT.getInternalName();
    }
    locals[locals.length - 1] = FRAME.getInternalName();
    return locals;
  }

  private void record(String call) {
    loadLocal(frame);
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, RECORDER, call, EXIT, false);
  }

  private void callEntryPoint(String call, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, ENTRY_POINTS, call, descriptor, false);
  }
}
