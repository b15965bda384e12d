/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The probe's settings: a system property wins over the environment, that over the file. */
public final class Settings {
  public static final String DEFAULT_ENDPOINT = "http://127.0.0.1:5463";

  /** How deep the probe looks. */
  public enum Level {
    OFF,
    SPANS,
    METHODS
  }

  private final Properties system;
  private final Map<String, String> environment;
  private final Properties file;

  Settings(Properties system, Map<String, String> environment, Properties file) {
    this.system = system;
    this.environment = environment;
    this.file = file;
  }

  /** The settings of this process, with {@code linescope.properties} from the jar's folder. */
  public static Settings ofProcess(File jar) {
    return new Settings(
        System.getProperties(),
        System.getenv(),
        read(new File(jar.getAbsoluteFile().getParentFile(), "linescope.properties")));
  }

  /** The value of a setting, trimmed; null: nothing says it. */
  public @Nullable String text(String name) {
    String value = system.getProperty(name);
    if (value == null) {
      value = environment.get(environmentName(name));
    }
    if (value == null) {
      value = file.getProperty(name);
    }
    return value == null || value.trim().isEmpty() ? null : value.trim();
  }

  public String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  public List<String> list(String name) {
    return Arrays.stream(text(name, "").split(",", -1))
        .map(String::trim)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toList());
  }

  /** A whole number; what cannot be read counts as not said, and is told on stderr. */
  public int number(String name, int otherwise) {
    String value = text(name);
    try {
      return value == null ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      complain(name, value, "a whole number");
      return otherwise;
    }
  }

  public boolean isEnabled() {
    return !"false".equalsIgnoreCase(text("linescope.enabled"));
  }

  /** Whether each run of a task of the application's in a scheduler is a trace of its own. */
  public boolean tracesJobs() {
    return !"false".equalsIgnoreCase(text("linescope.jobs"));
  }

  public Level level() {
    String value = text("linescope.level", "methods");
    switch (value.toLowerCase(Locale.ROOT)) {
      case "off":
        return Level.OFF;
      case "spans":
        return Level.SPANS;
      case "methods":
        return Level.METHODS;
      default:
        complain("linescope.level", value, "off, spans or methods");
        return Level.METHODS;
    }
  }

  public String endpoint() {
    return text("linescope.endpoint", DEFAULT_ENDPOINT).replaceAll("/+$", "");
  }

  /** The share of the process's CPU time that recording may take, 0 for off. */
  public double budget() {
    String value = text("linescope.budget", "2%");
    if (value.equalsIgnoreCase("off")) {
      return 0;
    }
    try {
      return Double.parseDouble(value.replace("%", "").trim()) / 100;
    } catch (NumberFormatException e) {
      complain("linescope.budget", value, "a percentage such as 2%, or off");
      return 0.02;
    }
  }

  static void complain(String name, @Nullable String value, String expected) {
    StartLine.print(name + ": " + value + " (expected: " + expected + ")");
  }

  private static String environmentName(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static Properties read(File path) {
    Properties properties = new Properties();
    if (path.isFile()) {
      try (InputStream in = Files.newInputStream(path.toPath())) {
        properties.load(in);
      } catch (IOException | IllegalArgumentException e) {
        complain(path.getPath(), e.getMessage(), "a readable properties file");
      }
    }
    return properties;
  }
}
