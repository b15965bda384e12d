/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.agent;

import io.linescope.probe.launch.Launch;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URL;
import java.util.jar.JarFile;

/**
 * What the JVM calls before the application's main method.
 *
 * <p>This class is loaded by the application's loader, and everything it names by the boot loader,
 * to which it adds the jar first. It keeps no state.
 */
public final class LinescopeAgent {
  private static final String OTHER_AGENT = "io.opentelemetry.javaagent.OpenTelemetryAgent";

  public static void premain(String arguments, Instrumentation instrumentation) {
    try {
      File jar = ownJar();
      // With -Xbootclasspath/a the jar is there already, and the application keeps its CDS archive.
      if (LinescopeAgent.class.getClassLoader() != null && !appendToBoot(jar, instrumentation)) {
        return;
      }
      AgentStart.run(jar, arguments, instrumentation);
    } catch (Throwable e) {
      System.err.println("linescope: off, since the probe could not start: " + e);
    }
  }

  private static boolean appendToBoot(File jar, Instrumentation instrumentation) throws Exception {
    boolean otherAgent = isInBootLoader(OTHER_AGENT);
    if (isInBootLoader("io.linescope.probe.launch.Launch")) {
      return true;
    }
    try (JarFile file = new JarFile(jar, false)) {
      instrumentation.appendToBootstrapClassLoaderSearch(file);
    }
    if (otherAgent) {
      Launch.yieldTo("OpenTelemetry");
    }
    return !otherAgent;
  }

  private static boolean isInBootLoader(String className) {
    try {
      Class.forName(className, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
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
