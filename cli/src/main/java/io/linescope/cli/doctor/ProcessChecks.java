/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.cli.Client;
import io.linescope.cli.FailedException;
import io.linescope.cli.Paths;
import io.linescope.cli.ProbeSettings;
import io.linescope.cli.ServerOptions;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a process is one that the probe is for, and the probe in it is well. */
final class ProcessChecks {
  private static final String SERVICE = "linescope.internal.service";
  private static final String PACKAGES = "linescope.internal.packages";
  private static final int OLDEST_JAVA = 8;

  /** Newer ones are not tried, and probably well. */
  private static final int NEWEST_JAVA = 25;

  private final JvmProcess jvm;
  private final List<Agent> agents;
  private final Properties file;

  ProcessChecks(JvmProcess jvm) {
    this.jvm = jvm;
    agents = Agent.among(jvm.arguments());
    file = besideTheProbe();
  }

  /** The server that the probe sends to. */
  String endpoint() {
    return setting("linescope.endpoint", "http://127.0.0.1:5463").replaceAll("/+$", "");
  }

  /** What the process alone tells. */
  List<Check> alone() {
    List<Check> checks = new ArrayList<>(List.of(java(), probe()));
    for (String name : unknownSettings()) {
      String nearest = ProbeSettings.nearest(name);
      checks.add(
          Check.warning(
              "settings",
              name + " is no setting, and does nothing",
              nearest == null ? "docs/configuration.md has them all" : "is it " + nearest + "?"));
    }
    agents.stream()
        .filter(agent -> !agent.isOurs() && agent.isTracing())
        .forEach(agent -> checks.add(second(agent)));
    return checks;
  }

  private Check java() {
    String version = jvm.properties().getProperty("java.version");
    if (version == null) {
      return Check.warning(
          "java",
          "process " + jvm.pid() + " cannot be looked into: " + jvm.problem(),
          "is it a JVM? run this as its user, from a JDK");
    }
    String found = "process " + jvm.pid() + ", Java " + version;
    String spec = jvm.properties().getProperty("java.specification.version", "0");
    int feature = Integer.parseInt(spec.startsWith("1.") ? spec.substring(2) : spec);
    if (feature < OLDEST_JAVA) {
      return Check.failed("java", found, "the probe needs Java 8 or later");
    }
    return feature > NEWEST_JAVA
        ? Check.warning("java", found, "the probe was tried up to Java " + NEWEST_JAVA)
        : Check.ok("java", found);
  }

  private Check probe() {
    Agent ours = ours();
    String which = ours == null ? "attached" : ours.jar() + ", version " + ours.version();
    if (jvm.properties().containsKey(SERVICE)) {
      return Check.ok("probe", which);
    }
    if (ours == null) {
      return Check.failed(
          "probe",
          "not in this process",
          "start it with: linescope exec -- COMMAND, or with -javaagent:linescope-probe.jar");
    }
    if (jvm.problem() != null) {
      return Check.warning(
          "probe", which + " is on the command line", "its line on stderr says whether it runs");
    }
    return Check.failed("probe", which + " is on the command line, and off: " + whyOff(), remedy());
  }

  private String whyOff() {
    if (setting("linescope.enabled", "true").equalsIgnoreCase("false")) {
      return "linescope.enabled=false";
    }
    if (setting("linescope.level", "").equalsIgnoreCase("off")) {
      return "linescope.level=off";
    }
    return agents.stream().anyMatch(agent -> !agent.isOurs() && agent.isTracing())
        ? "another tracing agent is there"
        : "its line on stderr says why";
  }

  private static String remedy() {
    return "change that and start the process again";
  }

  private static Check second(Agent agent) {
    return Check.warning(
        "second-agent",
        agent.jar() + " traces as well",
        "remove one: with two, a request has two traces, or ours steps aside");
  }

  /** What the server knows of it. */
  Check at(Client client) {
    String service = jvm.properties().getProperty(SERVICE, setting("linescope.service", ""));
    if (service.isEmpty()) {
      return jvm.problem() == null
          ? Check.failed("recorded", "nothing, as no probe runs in the process", "see above")
          : Check.warning("recorded", "from outside the service is not known", "see above");
    }
    try {
      String filter = "?service=" + Paths.segment(service);
      JsonNode levels = ServerOptions.parse(client.get("/api/v1/levels" + filter));
      if (levels.path("instances").isEmpty()) {
        return Check.failed(
            "recorded",
            "the server has not heard of service " + service,
            "wait a moment; then look at linescope.endpoint, linescope.token, and what lies between");
      }
      return recorded(service, ServerOptions.parse(client.get("/api/v1/probes")));
    } catch (FailedException e) {
      return Check.failed("recorded", String.valueOf(e.getMessage()), "ask the server again");
    }
  }

  private Check recorded(String service, JsonNode probes) {
    long classes = 0;
    long methods = 0;
    for (JsonNode probe : probes) {
      if (probe.path("service").asText().equals(service)) {
        classes += probe.at("/counters/classes_woven").asLong();
        methods += probe.at("/counters/methods_woven").asLong();
      }
    }
    String found =
        "service %s: methods of %s, %d classes and %d methods woven so far"
            .formatted(service, jvm.properties().getProperty(PACKAGES, "?"), classes, methods);
    return classes == 0
        ? Check.warning(
            "recorded", found, "make a request; if it stays so: linescope.include=your.package.*")
        : Check.ok("recorded", found);
  }

  private Set<String> unknownSettings() {
    Set<String> names = new TreeSet<>(jvm.environment().keySet());
    names.addAll(jvm.properties().stringPropertyNames());
    names.addAll(file.stringPropertyNames());
    names.removeIf(name -> !ProbeSettings.isUnknown(name));
    return names;
  }

  private String setting(String name, String otherwise) {
    String said = jvm.setting(name, ProbeSettings.variable(name));
    return said == null ? file.getProperty(name, otherwise) : said;
  }

  private @Nullable Agent ours() {
    return agents.stream().filter(Agent::isOurs).findFirst().orElse(null);
  }

  private Properties besideTheProbe() {
    Properties properties = new Properties();
    Agent ours = ours();
    Path path =
        ours == null ? null : new File(ours.jar()).toPath().resolveSibling("linescope.properties");
    if (path != null && Files.isReadable(path)) {
      try (Reader reader = Files.newBufferedReader(path)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        properties.clear(); // the probe itself says so on stderr
      }
    }
    return properties;
  }
}
