/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import io.linescope.cli.ServerOptions;
import io.linescope.cli.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linescope doctor}: what is wrong between an application and the page that shows it. */
@Command(
    name = "doctor",
    description = {
      "Looks at a server, or at a process and the server that it sends to, and says what to do.",
      "Ends with a trace of its own, which remains in the store. Exit code 1: something failed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "URL|PID",
      description = "A server, or a process; without it the server of --server.")
  private @Nullable String patient;

  @Override
  public Integer call() throws FailedException {
    List<Check> checks = new ArrayList<>();
    ProcessChecks process = null;
    if (patient != null && patient.matches("[0-9]{1,18}")) {
      process = new ProcessChecks(JvmProcess.of(Long.parseLong(patient)));
      server.at(process.endpoint());
      checks.addAll(process.alone());
    } else if (patient != null) {
      server.at(patient);
    }
    ServerChecks serverChecks = new ServerChecks(server);
    checks.addAll(serverChecks.all());
    if (serverChecks.isReached()) {
      if (process != null) {
        checks.add(process.at(server.client()));
      }
      checks.add(new RoundTrip(server.client()).check());
    }
    server.print(Report.document(checks), Report::table, spec.commandLine().getOut());
    return Report.isOk(checks) ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
