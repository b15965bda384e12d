/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.assembly;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** New names for packages, in a class's references only: its string literals stay as they are. */
final class Relocation {
  private static final String ASM = "org/objectweb/asm/";
  private static final String OWN_ASM = "io/linescope/probe/shaded/asm/";

  /** For the boot loader: ASM must not meet another one. */
  static final Relocation BOOT = new Relocation().moving(ASM, OWN_ASM);

  /** For the agent's loader: as the agent's own build names these packages. */
  static final Relocation GLUE =
      new Relocation()
          .moving(
              "io/opentelemetry/api/", "io/opentelemetry/javaagent/shaded/io/opentelemetry/api/")
          .moving(
              "io/opentelemetry/context/",
              "io/opentelemetry/javaagent/shaded/io/opentelemetry/context/")
          .moving(
              "io/opentelemetry/common/",
              "io/opentelemetry/javaagent/shaded/io/opentelemetry/common/")
          .moving(
              "io/opentelemetry/instrumentation/",
              "io/opentelemetry/javaagent/shaded/instrumentation/");

  private final Map<String, String> moves = new LinkedHashMap<>();
  private final Remapper remapper = new PackageRemapper();

  private Relocation moving(String from, String to) {
    moves.put(from, to);
    return this;
  }

  byte[] apply(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(new ClassRemapper(writer, remapper), 0);
    return writer.toByteArray();
  }

  /** The new name of a class or of a path that begins with its package. */
  String name(String path) {
    for (Map.Entry<String, String> move : moves.entrySet()) {
      if (path.startsWith(move.getKey())) {
        return move.getValue() + path.substring(move.getKey().length());
      }
    }
    return path;
  }

  private final class PackageRemapper extends Remapper {
    PackageRemapper() {
      super(org.objectweb.asm.Opcodes.ASM9);
    }

    @Override
    public String map(String internalName) {
      return name(internalName);
    }
  }
}
