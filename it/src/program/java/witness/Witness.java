/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package witness;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.zip.CRC32;

/** An agent that changes nothing, and writes down what the classes of the workshop look like. */
public final class Witness implements ClassFileTransformer {
  private final PrintStream file;

  private Witness(PrintStream file) {
    this.file = file;
  }

  /** Called by the JVM with the file to write to. */
  public static void premain(String file, Instrumentation instrumentation) throws IOException {
    PrintStream out = new PrintStream(file, StandardCharsets.UTF_8);
    instrumentation.addTransformer(new Witness(out), true);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
    if (name != null && name.startsWith("org/example/workshop/")) {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      file.println(name + " " + Long.toHexString(sum.getValue()));
      file.flush();
    }
    return null;
  }
}
