/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** What the JVM was started to run, as its command line tells. */
final class Program {
  private static final List<String> CONTAINERS =
      Arrays.asList(
          "org.apache.catalina.",
          "org.apache.tomee.",
          "org.eclipse.jetty.",
          "org.jboss.",
          "org.wildfly.",
          "com.ibm.ws.",
          "weblogic.");

  /** Spring Boot's, which start what the manifest names: here of an archive that was unpacked. */
  private static final String LAUNCHERS = "org.springframework.boot.loader.";

  private static final List<String> TOOLS =
      Arrays.asList(
          "sun.",
          "jdk.",
          "java.",
          "com.sun.tools.",
          "org.codehaus.plexus.classworlds.",
          "org.apache.maven.",
          "org.gradle.",
          "kotlin.script.",
          "org.jetbrains.jps.");

  /** The jar after {@code -jar}; null: started by the name of a class. */
  final @Nullable File jar;

  /** The application's main class, not that of a loader before it; empty: not known. */
  final String mainClass;

  final Attributes manifest;
  final List<String> arguments;

  private Program(
      @Nullable File jar, String mainClass, Attributes manifest, List<String> arguments) {
    this.jar = jar;
    this.mainClass = mainClass;
    this.manifest = manifest;
    this.arguments = arguments;
  }

  static Program ofProcess() {
    return of(
        System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
  }

  static Program of(String command, String classPath) {
    // A -jar program's class path is that jar, blanks in its name included.
    File alone = new File(classPath);
    if (!classPath.isEmpty() && command.startsWith(classPath) && alone.isFile()) {
      Attributes manifest = manifest(alone);
      return new Program(alone, mainClass(manifest), manifest, split(command, classPath.length()));
    }
    String first = command.trim().split("\\s+", 2)[0];
    String name = first.substring(first.indexOf('/') + 1);
    Attributes manifest = name.startsWith(LAUNCHERS) ? manifestIn(classPath) : new Attributes();
    String started = manifest.isEmpty() ? name : mainClass(manifest);
    return new Program(null, started, manifest, split(command, first.length()));
  }

  /** Whether the main class belongs to a server that other people's applications run in. */
  boolean isContainer() {
    return CONTAINERS.stream().anyMatch(mainClass::startsWith);
  }

  /** Whether this is a JVM that only inherited JAVA_TOOL_OPTIONS: the JDK's tools and builds. */
  boolean isTool() {
    return TOOLS.stream().anyMatch(mainClass::startsWith);
  }

  private static List<String> split(String command, int from) {
    return Arrays.asList(
        command.substring(Math.min(from, command.length())).trim().split("\\s+", -1));
  }

  private static String mainClass(Attributes manifest) {
    String started = manifest.getValue("Start-Class");
    String main = started == null ? manifest.getValue(Attributes.Name.MAIN_CLASS) : started;
    return main == null ? "" : main.trim();
  }

  private static Attributes manifestIn(String folder) {
    try (InputStream in = new FileInputStream(new File(folder, JarFile.MANIFEST_NAME))) {
      return new Manifest(in).getMainAttributes();
    } catch (IOException e) {
      return new Attributes();
    }
  }

  private static Attributes manifest(File file) {
    try (JarFile jar = new JarFile(file, false)) {
      Manifest manifest = jar.getManifest();
      return manifest == null ? new Attributes() : manifest.getMainAttributes();
    } catch (IOException e) {
      return new Attributes();
    }
  }
}
