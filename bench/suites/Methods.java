/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Counts methods in the class files of classes that were loaded, without the probe's help. Argument:
 * a file of class names; one that two loaders loaded is there twice. Prints how many have a body, and how many of these an author wrote: no
 * initializers of classes, bridges or other methods that the compiler made, but bodies of lambdas.
 */
public final class Methods extends ClassVisitor {
  private int bodies;
  private int written;

  private Methods() {
    super(Opcodes.ASM9);
  }

  public static void main(String[] arguments) throws IOException {
    Methods methods = new Methods();
    for (String name : Files.readAllLines(Path.of(arguments[0]))) {
      methods.read(name);
    }
    System.out.println(methods.bodies + " " + methods.written);
  }

  /** What has no class file, such as the class of a lambda, has no methods to count. */
  private void read(String className) throws IOException {
    String file = className.replace('.', '/') + ".class";
    try (InputStream in = Methods.class.getClassLoader().getResourceAsStream(file)) {
      if (in != null) {
        new ClassReader(in).accept(this, ClassReader.SKIP_CODE);
      }
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
      bodies++;
      boolean made = (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
      if (!name.equals("<clinit>") && (!made || name.startsWith("lambda$"))) {
        written++;
      }
    }
    return null;
  }
}
