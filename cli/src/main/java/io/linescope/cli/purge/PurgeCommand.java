/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.purge;

import io.linescope.cli.DataFolder;
import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import io.linescope.cli.Version;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linescope purge}: removes what was recorded, all of it. */
@Command(
    name = "purge",
    description = {
      "Removes all that was recorded, from the data folder of a server that is stopped.",
      "Rules, their journal and credentials stay."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class PurgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder (default: LINESCOPE_DATA, else ~/.linescope/data).")
  private @Nullable String data;

  @Option(names = "--all", description = "Everything; nothing less can be removed yet.")
  private boolean all;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--older-than", paramLabel = "AGE", hidden = true)
  private @Nullable String olderThan;

  @Option(names = "--service", hidden = true)
  private @Nullable String service;

  @Override
  public Integer call() throws FailedException {
    refuse("--older-than", olderThan);
    refuse("--service", service);
    if (!all) {
      throw new FailedException(ExitCodes.USAGE, "purge: nothing to remove (expected: --all)");
    }
    try {
      StoredData stored = StoredData.in(DataFolder.of(data));
      if (!yes && !confirmed(stored)) {
        throw new FailedException(ExitCodes.FAILED, "purge: nothing was removed");
      }
      stored.remove();
      PrintWriter out = spec.commandLine().getOut();
      out.println("removed " + stored);
      out.flush();
      return ExitCodes.OK;
    } catch (IOException e) {
      throw new FailedException(ExitCodes.FAILED, "purge: " + e);
    }
  }

  /** The store cannot take a part out of a segment, and must not be thought to have. */
  private static void refuse(String option, @Nullable String value) throws FailedException {
    if (value != null) {
      throw new FailedException(
          ExitCodes.USAGE,
          option + ": " + value + " (expected: --all, as the store cannot remove a part yet)");
    }
  }

  private boolean confirmed(StoredData stored) throws IOException, FailedException {
    PrintWriter err = spec.commandLine().getErr();
    err.print("Remove " + stored + "? [y/N] ");
    err.flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
    if (answer == null) {
      throw new FailedException(
          ExitCodes.USAGE, "purge: nobody answers (expected: --yes, to remove it)");
    }
    return answer.trim().toLowerCase(Locale.ROOT).equals("y");
  }
}
