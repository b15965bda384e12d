/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.agent;

import io.linescope.probe.launch.Precheck;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URL;
import java.util.jar.JarFile;

/**
 * What the JVM calls before the application's main method.
 *
 * <p>This class and {@link Precheck} are loaded by the application's loader, and all else by the
 * boot loader, to which it adds the jar. It keeps no state.
 */
public final class LinescopeAgent {
  public static void premain(String arguments, Instrumentation instrumentation) {
    try {
      File jar = ownJar();
      if (Precheck.passes(jar)) {
        appendToBoot(jar, instrumentation);
        AgentStart.run(jar, arguments, instrumentation);
      }
    } catch (Throwable e) {
      System.err.println("linescope: off, since the probe could not start: " + e);
    }
  }

  // With -Xbootclasspath/a the jar is there already, and the application keeps its CDS archive.
  private static void appendToBoot(File jar, Instrumentation instrumentation) throws IOException {
    if (!Precheck.isStarted()) {
      try (JarFile file = new JarFile(jar, false)) {
        instrumentation.appendToBootstrapClassLoaderSearch(file);
      }
    }
  }

  private static File ownJar() throws Exception {
    String name = LinescopeAgent.class.getName().replace('.', '/') + ".class";
    URL url = ClassLoader.getSystemClassLoader().getResource(name);
    if (url == null) {
      throw new IllegalStateException("resource: " + name + " (expected: inside the probe's jar)");
    }
    String path = url.getPath();
    return new File(new URI(path.substring(0, path.indexOf("!/"))));
  }

  private LinescopeAgent() {}
}
