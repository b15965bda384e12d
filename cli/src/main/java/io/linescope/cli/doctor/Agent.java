/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * An agent on a command line.
 *
 * @param jar where it is
 * @param premainClass what the JVM calls, empty if that cannot be read
 * @param version of a probe of ours
 */
record Agent(String jar, String premainClass, String version) {
  private static final String OPTION = "-javaagent:";

  /** Packages of agents that make spans of their own; the probe has the same list. */
  private static final List<String> TRACING =
      List.of(
          "io.opentelemetry.",
          "datadog.",
          "com.newrelic.",
          "co.elastic.",
          "org.apache.skywalking.",
          "com.navercorp.pinpoint.",
          "org.glowroot.",
          "com.appdynamics.",
          "com.singularity.ee.",
          "com.dynatrace.",
          "com.instana.",
          "com.microsoft.applicationinsights.",
          "com.alibaba.arms.",
          "kieker.");

  static List<Agent> among(List<String> arguments) {
    List<Agent> agents = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith(OPTION)) {
        agents.add(read(argument.substring(OPTION.length()).split("=", 2)[0]));
      }
    }
    return agents;
  }

  boolean isOurs() {
    return premainClass.startsWith("io.linescope.");
  }

  boolean isTracing() {
    return TRACING.stream().anyMatch(premainClass::startsWith);
  }

  private static Agent read(String jar) {
    try (JarFile file = new JarFile(jar, false)) {
      Manifest manifest = file.getManifest();
      Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
      return new Agent(
          jar, value(attributes, "Premain-Class"), value(attributes, "Linescope-Version"));
    } catch (IOException e) {
      return new Agent(jar, "", "");
    }
  }

  private static String value(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? "" : value;
  }
}
