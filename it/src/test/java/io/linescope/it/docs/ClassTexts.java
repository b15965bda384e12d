/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.docs;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The texts that the code of a class names. */
final class ClassTexts extends ClassVisitor {
  private final Pattern pattern;
  private final Set<String> texts = new TreeSet<>();

  private ClassTexts(Pattern pattern) {
    super(Opcodes.ASM9);
    this.pattern = pattern;
  }

  /** Returns those that are like this. */
  static Set<String> of(byte[] classFile, Pattern pattern) {
    ClassTexts texts = new ClassTexts(pattern);
    new ClassReader(classFile).accept(texts, ClassReader.SKIP_DEBUG);
    return texts.texts;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof String text && pattern.matcher(text).matches()) {
          texts.add(text);
        }
      }
    };
  }
}
