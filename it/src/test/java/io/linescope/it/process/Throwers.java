/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds methods that throw by themselves, be it to rethrow. */
public final class Throwers extends ClassVisitor {
  private final String className;
  private final Set<String> found;

  private Throwers(String className, Set<String> found) {
    super(Opcodes.ASM9);
    this.className = className;
    this.found = found;
  }

  /** Returns those of {@code methods}, named {@code CLASS::METHODDESCRIPTOR}, that throw. */
  public static Set<String> among(Path jar, Set<String> methods) throws IOException {
    Set<String> throwers = new HashSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (String name : classes(methods)) {
        try (InputStream in =
            file.getInputStream(file.getEntry(name.replace('.', '/') + ".class"))) {
          new ClassReader(in).accept(new Throwers(name, throwers), ClassReader.SKIP_DEBUG);
        }
      }
    }
    throwers.retainAll(methods);
    return throwers;
  }

  private static Set<String> classes(Set<String> methods) {
    return methods.stream()
        .map(method -> method.substring(0, method.indexOf("::")))
        .collect(Collectors.toSet());
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitInsn(int opcode) {
        if (opcode == Opcodes.ATHROW) {
          found.add(className + "::" + name + descriptor);
        }
      }
    };
  }
}
