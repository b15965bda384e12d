/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of the probe's settings, as system properties and as variables. */
public final class ProbeSettings {
  public static final List<String> NAMES =
      List.of(
          "linescope.budget",
          "linescope.clock",
          "linescope.enabled",
          "linescope.endpoint",
          "linescope.entry-points",
          "linescope.exclude",
          "linescope.include",
          "linescope.jobs",
          "linescope.level",
          "linescope.max-nodes",
          "linescope.service",
          "linescope.skip",
          "linescope.state",
          "linescope.timing",
          "linescope.token");

  /** Variables that the commands read, which are nothing to the probe. */
  private static final List<String> OF_COMMANDS =
      List.of(
          "LINESCOPE_CHROMIUM",
          "LINESCOPE_DATA",
          "LINESCOPE_JAVA_OPTS",
          "LINESCOPE_JVM_FOLDER",
          "LINESCOPE_NO_APT",
          "LINESCOPE_PASSWORD",
          "LINESCOPE_SERVER",
          "LINESCOPE_TEST_CLIENTS",
          "LINESCOPE_TEST_JDKS");

  private static final int FARTHEST = 4;

  private ProbeSettings() {}

  /** The variable that says the same as a system property. */
  public static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Whether a property or a variable looks like a setting of the probe and is none. */
  public static boolean isUnknown(String name) {
    if (name.startsWith("LINESCOPE_")) {
      return !OF_COMMANDS.contains(name)
          && NAMES.stream().noneMatch(known -> variable(known).equals(name));
    }
    return name.startsWith("linescope.")
        && !name.startsWith("linescope.internal.")
        && !NAMES.contains(name);
  }

  /** The setting that was meant, in the form of the name; null: it resembles none. */
  public static @Nullable String nearest(String name) {
    boolean variable = name.startsWith("LINESCOPE_");
    return NAMES.stream()
        .map(known -> variable ? variable(known) : known)
        .filter(known -> distance(known, name) <= FARTHEST)
        .min(Comparator.comparingInt(known -> distance(known, name)))
        .orElse(null);
  }

  /** How many letters have to be put in, taken out or exchanged to make one of the other. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
