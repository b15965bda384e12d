/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.exec;

import io.linescope.cli.Client;
import io.linescope.cli.DataFolder;
import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import io.linescope.cli.Installation;
import io.linescope.cli.Paths;
import io.linescope.cli.ProbeSettings;
import io.linescope.cli.ServerAddress;
import io.linescope.cli.Version;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code linescope exec}: a command under the probe.
 *
 * <p>Prints {@link Variables} for the script that started this process, which sets them and becomes
 * the command: so signals, input, output and exit code are the command's own.
 */
@Command(
    name = "exec",
    description = {
      "Runs a command, and every JVM that it starts, under the probe.",
      "If no server answers on this machine, one is started, which goes on after the command."
    },
    customSynopsis =
        "linescope exec [--server URL] [--service NAME] [-DNAME=VALUE]... -- COMMAND...",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ExecCommand implements Callable<Integer> {
  /** As shells have it. */
  private static final int NO_SUCH_COMMAND = 127;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerAddress server = new ServerAddress();

  @Option(names = "--service", description = "The service's name (default: found by the probe).")
  private @Nullable String service;

  @Option(
      names = {"-D", "--set"},
      paramLabel = "NAME=VALUE",
      description = "A setting of the probe or of OpenTelemetry: -Dlinescope.level=spans.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--probe",
      paramLabel = "NAME",
      defaultValue = "linescope-probe.jar",
      description = "Which of the distribution's probes to use (default: ${DEFAULT-VALUE}).")
  private String probe = "";

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "After --: the command and its arguments.")
  private List<String> command = new ArrayList<>();

  @Override
  public Integer call() throws FailedException {
    try {
      requireDashes();
      requireKnown(settings);
      requireCommand(command.get(0), System.getenv("PATH"));
      Installation installation = Installation.find(probe);
      Variables variables = variables(installation.probe());
      reachServer(installation);
      say("pages: " + page());
      spec.commandLine().getOut().print(variables.exports());
      spec.commandLine().getOut().flush();
      return ExitCodes.OK;
    } catch (IOException e) {
      throw new FailedException(ExitCodes.FAILED, "exec: " + e.getMessage());
    }
  }

  private Variables variables(Path jar) {
    Variables variables = new Variables();
    String before = System.getenv("JAVA_TOOL_OPTIONS");
    variables.set("JAVA_TOOL_OPTIONS", Variables.toolOptions(jar, before));
    variables.set("LINESCOPE_ENDPOINT", server.url());
    if (service != null) {
      variables.set("LINESCOPE_SERVICE", service);
    }
    settings.forEach((name, value) -> variables.set(ProbeSettings.variable(name), value));
    return variables;
  }

  private String page() {
    return service == null ? server.url() : server.url() + "/?service=" + Paths.segment(service);
  }

  private void reachServer(Installation installation) throws FailedException, IOException {
    try {
      Client.anonymous(server.url()).get(BackgroundServer.HEALTH);
    } catch (FailedException e) {
      if (e.exitCode() != ExitCodes.NOT_REACHABLE || !BackgroundServer.canBeAt(server.url())) {
        throw e;
      }
      BackgroundServer started =
          BackgroundServer.start(installation.command(), server.url(), DataFolder.of(null));
      say(started.toString());
    }
  }

  /** By them the script finds the command among its arguments. */
  private void requireDashes() {
    if (!spec.commandLine().getParseResult().originalArgs().contains("--")) {
      throw new ParameterException(
          spec.commandLine(), "exec: " + command.get(0) + " (expected: -- before the command)");
    }
  }

  private static void requireKnown(Map<String, String> settings) throws FailedException {
    for (String name : settings.keySet()) {
      if (!name.startsWith("otel.") && !ProbeSettings.NAMES.contains(name)) {
        String nearest = ProbeSettings.nearest(name);
        throw new FailedException(
            ExitCodes.USAGE,
            "setting: "
                + name
                + " (expected: "
                + (nearest == null ? "linescope.… or otel.…" : nearest)
                + ")");
      }
    }
  }

  static void requireCommand(String program, @Nullable String path) throws FailedException {
    List<Path> candidates = new ArrayList<>();
    if (program.contains("/")) {
      candidates.add(Path.of(program));
    } else {
      for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
        candidates.add(Path.of(folder, program));
      }
    }
    for (Path candidate : candidates) {
      if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return;
      }
    }
    throw new FailedException(
        NO_SUCH_COMMAND,
        "exec: " + program + " (expected: a program on the PATH, or the path of one)");
  }

  private void say(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("linescope: " + what);
    err.flush();
  }
}
