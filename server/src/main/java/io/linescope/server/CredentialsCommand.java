/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import io.linescope.cli.Version;
import io.linescope.query.http.Json;
import io.linescope.server.credentials.CredentialsFile;
import io.linescope.server.credentials.NewCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code linescope server credentials}: makes the password and the token of a server. */
@Command(
    name = "credentials",
    description = {
      "Makes the admin's password and the token with which senders send, and prints them, once.",
      "The data folder keeps their hashes. Earlier ones are replaced; a running server follows."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CredentialsCommand implements Callable<Integer> {
  /** The forms in which the secrets can be printed. */
  enum Output {
    json,
    text
  }

  @Spec private CommandSpec spec = CommandSpec.create();
  @ParentCommand private ServerCommand server = new ServerCommand();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder (default: LINESCOPE_DATA, else ~/.linescope/data).")
  private @Nullable String data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "json|text",
      description = "json prints one document and nothing else (default: text).",
      defaultValue = "text")
  private Output output = Output.text;

  @Override
  public Integer call() throws FailedException {
    Path folder = server.dataFolder(data);
    NewCredentials made = make(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (output == Output.json) {
      out.println(new String(Json.write(Document.of(made)), StandardCharsets.UTF_8));
    } else {
      out.println("password of admin: " + made.password());
      out.println("ingest token:      " + made.token());
      explain(made, folder, spec.commandLine().getErr());
    }
    out.flush();
    return ExitCodes.OK;
  }

  private static NewCredentials make(Path folder) throws FailedException {
    try {
      return CredentialsFile.in(folder).replace();
    } catch (IOException e) {
      throw new FailedException(ExitCodes.FAILED, "credentials: not written: " + e);
    }
  }

  private static void explain(NewCredentials made, Path folder, PrintWriter err) {
    err.println(
        made.replaced()
            ? "They replace earlier ones, which count no more: everyone logs in anew."
            : "From now on the server of " + folder + " lets nobody in without them.");
    err.println("They are not shown again. People log in at the page, or run commands with");
    err.println("  LINESCOPE_PASSWORD=...");
    err.println("Probes and other senders send with the token, which cannot read:");
    err.println("  LINESCOPE_TOKEN=... (probe)");
    err.println("  OTEL_EXPORTER_OTLP_HEADERS='authorization=Bearer%20...' (OpenTelemetry)");
    err.flush();
  }

  record Document(String user, String password, String ingestToken, boolean replaced) {
    static Document of(NewCredentials made) {
      return new Document(made.user(), made.password(), made.token(), made.replaced());
    }
  }
}
