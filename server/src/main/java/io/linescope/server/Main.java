/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.cli.LinescopeCommand;
import io.linescope.cli.demo.DemoCommand;
import io.linescope.cli.doctor.DoctorCommand;
import io.linescope.cli.exec.ExecCommand;
import io.linescope.cli.purge.PurgeCommand;

/** The {@code linescope} command with everything in it. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Logging.quiet();
    System.exit(
        LinescopeCommand.commandLine()
            .addSubcommand(new ServerCommand())
            .addSubcommand(new DemoCommand())
            .addSubcommand(new ExecCommand())
            .addSubcommand(new DoctorCommand())
            .addSubcommand(new PurgeCommand())
            .execute(args));
  }
}
