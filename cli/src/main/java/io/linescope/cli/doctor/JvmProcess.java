/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A running JVM, as far as it lets itself be looked at.
 *
 * @param pid its process
 * @param properties its system properties, none if it does not let anybody attach
 * @param arguments what the JVM was told, the variables' part included
 * @param environment its variables, none where the system does not tell
 * @param problem why it could not be attached to, null if it could
 */
record JvmProcess(
    long pid,
    Properties properties,
    List<String> arguments,
    Map<String, String> environment,
    @Nullable String problem) {
  private static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  static JvmProcess of(long pid) throws FailedException {
    if (ProcessHandle.of(pid).isEmpty()) {
      throw new FailedException(
          ExitCodes.USAGE, "PID: " + pid + " (expected: a process that runs)");
    }
    Map<String, String> environment = environment(pid);
    if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
      return fromOutside(pid, environment, "this Java cannot attach (expected: a JDK)");
    }
    if (isSurelyNoJvm(pid)) {
      return fromOutside(pid, environment, "it is no JVM");
    }
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
      try {
        String arguments = jvm.getAgentProperties().getProperty("sun.jvm.args", "");
        return new JvmProcess(pid, jvm.getSystemProperties(), words(arguments), environment, null);
      } finally {
        jvm.detach();
      }
    } catch (AttachNotSupportedException | IOException e) {
      return fromOutside(pid, environment, String.valueOf(e.getMessage()));
    }
  }

  /** The value of a setting, null: neither a property nor a variable says it. */
  @Nullable String setting(String property, String variable) {
    String value = properties.getProperty(property);
    return value == null ? environment.get(variable) : value;
  }

  /** To attach is to send a signal first, of which other programs die. */
  private static boolean isSurelyNoJvm(long pid) {
    try {
      String maps = Files.readString(Path.of("/proc", Long.toString(pid), "maps"));
      return !maps.contains("libjvm");
    } catch (IOException e) {
      return false; // another system, or another user's process: there attaching fails before
    }
  }

  private static JvmProcess fromOutside(long pid, Map<String, String> environment, String problem) {
    List<String> arguments = new ArrayList<>(entries(pid, "cmdline"));
    OPTION_VARIABLES.forEach(name -> arguments.addAll(words(environment.getOrDefault(name, ""))));
    Properties properties = new Properties();
    for (String argument : arguments) {
      if (argument.startsWith("-D") && argument.contains("=")) {
        int equals = argument.indexOf('=');
        properties.setProperty(argument.substring(2, equals), argument.substring(equals + 1));
      }
    }
    return new JvmProcess(pid, properties, arguments, environment, problem);
  }

  private static Map<String, String> environment(long pid) {
    Map<String, String> variables = new HashMap<>();
    for (String entry : entries(pid, "environ")) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        variables.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return variables;
  }

  private static List<String> entries(long pid, String file) {
    try {
      byte[] content = Files.readAllBytes(Path.of("/proc", Long.toString(pid), file));
      return Arrays.asList(new String(content, StandardCharsets.UTF_8).split("\0", -1));
    } catch (IOException e) {
      return List.of(); // another system, or another user's process
    }
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.trim().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
