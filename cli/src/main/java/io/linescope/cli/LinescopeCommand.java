/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
    name = "linescope",
    description = "One request across all services, down to the method.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {TracesCommand.class, TraceCommand.class, TreeCommand.class, LevelCommand.class})
public final class LinescopeCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Returns a command line to which a caller may add commands of its own. */
  public static CommandLine commandLine() {
    return new CommandLine(new LinescopeCommand())
        .setExpandAtFiles(false) // what follows `exec --` is the command's own
        .setExecutionExceptionHandler((e, commandLine, result) -> report(e, commandLine.getErr()));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "command: nothing");
  }

  private static int report(Exception e, PrintWriter err) throws Exception {
    if (e instanceof FailedException failed) {
      err.println("linescope: " + failed.getMessage());
      return failed.exitCode();
    }
    throw e;
  }
}
