/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.assembly;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Looks up what class files refer to: classes, methods and fields of OpenTelemetry and the JDK. */
final class Linkage {
  private final Map<String, byte[]> jar;
  private final OldJdk jdk;
  private final Set<String> missing = new LinkedHashSet<>();
  private final Set<String> checked = new LinkedHashSet<>();

  /**
   * @param jar files by name: what is not in it is missing
   * @param jdk whose API is allowed
   */
  Linkage(Map<String, byte[]> jar, OldJdk jdk) {
    this.jar = jar;
    this.jdk = jdk;
  }

  Set<String> missing() {
    return missing;
  }

  int checked() {
    return checked.size();
  }

  void check(byte[] classFile) {
    Remapper classes =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String name) {
            if (isChecked(name) && checked.add(name) && find(name) == null) {
              missing.add(name);
            }
            return name;
          }
        };
    new ClassReader(classFile)
        .accept(new ClassRemapper(new Members(), classes), ClassReader.SKIP_DEBUG);
  }

  private static boolean isChecked(String name) {
    return name.startsWith("io/opentelemetry/")
        || name.startsWith("io/linescope/")
        || isOfJdk(name);
  }

  private static boolean isOfJdk(String name) {
    return name.startsWith("java/");
  }

  private byte[] find(String name) {
    if (isOfJdk(name)) {
      return jdk.find(name);
    }
    byte[] boot = jar.get(name + ".class");
    return boot == null ? jar.get("inst/" + name + ".classdata") : boot;
  }

  private void member(String owner, String name, String descriptor) {
    String key = owner + "." + name + descriptor;
    if (owner.equals("java/lang/invoke/MethodHandle")) {
      return; // its methods have whatever descriptor the caller gives them
    }
    if (isChecked(owner) && checked.add(key) && !declares(owner, name, descriptor)) {
      missing.add(key);
    }
  }

  private boolean declares(String owner, String name, String descriptor) {
    byte[] classFile = find(owner);
    if (classFile == null) {
      return !isChecked(owner); // a library beyond both is not looked into
    }
    ClassReader reader = new ClassReader(classFile);
    Declared declared = new Declared(name, descriptor);
    reader.accept(declared, ClassReader.SKIP_CODE);
    if (declared.found) {
      return true;
    }
    for (String type : reader.getInterfaces()) {
      if (declares(type, name, descriptor)) {
        return true;
      }
    }
    String above = reader.getSuperName();
    return above != null && declares(above, name, descriptor);
  }

  private final class Members extends ClassVisitor {
    Members() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String type, boolean isInterface) {
          member(owner, called, type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
          member(owner, field, type);
        }
      };
    }
  }

  private static final class Declared extends ClassVisitor {
    private final String name;
    private final String descriptor;
    private boolean found;

    Declared(String name, String descriptor) {
      super(Opcodes.ASM9);
      this.name = name;
      this.descriptor = descriptor;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String type, String signature, String[] exceptions) {
      found |= method.equals(name) && type.equals(descriptor);
      return null;
    }

    @Override
    public FieldVisitor visitField(
        int access, String field, String type, String signature, Object value) {
      found |= field.equals(name) && type.equals(descriptor);
      return null;
    }
  }
}
