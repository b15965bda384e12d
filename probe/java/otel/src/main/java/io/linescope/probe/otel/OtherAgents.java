/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.report.ProbeLog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Tracing agents that stand on the command line beside ours. */
final class OtherAgents {
  private static final String OPTION = "-javaagent:";
  private static final String OURS = "io.linescope.";

  /** Packages of agents that make spans of their own. */
  private static final List<String> TRACING =
      Arrays.asList(
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

  /** Warns of each: traces would be made twice, and neither maker has tested the pair. */
  static void report() {
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith(OPTION)) {
        String jar = option.substring(OPTION.length()).split("=", 2)[0];
        String agent = premainClass(jar);
        if (isTracing(agent)) {
          ProbeLog.warn(
              "second-agent", jar + " traces as well: expect two traces a request; remove one");
        }
      }
    }
  }

  private static boolean isTracing(String premainClass) {
    return !premainClass.startsWith(OURS) && TRACING.stream().anyMatch(premainClass::startsWith);
  }

  private static String premainClass(String jar) {
    try (JarFile file = new JarFile(jar, false)) {
      Manifest manifest = file.getManifest();
      String name =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(new Attributes.Name("Premain-Class"));
      return name == null ? "" : name;
    } catch (IOException e) {
      return "";
    }
  }

  private OtherAgents() {}
}
