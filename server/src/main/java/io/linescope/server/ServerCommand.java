/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import io.linescope.cli.Version;
import io.linescope.cli.exec.Variables;
import io.linescope.server.credentials.CredentialsFile;
import io.linescope.server.self.SelfTrees;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linescope server}: collects, stores and shows. */
@Command(
    name = "server",
    description = "Runs the server: OTLP in, web UI and API out.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = CredentialsCommand.class)
final class ServerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--config", paramLabel = "FILE", description = "Properties named as the options.")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder (default: LINESCOPE_DATA, else ~/.linescope/data).")
  private @Nullable String data;

  @Option(
      names = "--bind",
      description =
          "The address to listen on (default: 127.0.0.1). Any other than loopback demands"
              + " credentials.")
  private @Nullable String bind;

  @Option(names = "--port", description = "UI, API and OTLP (default: 5463; 0: any).")
  private @Nullable String port;

  @Option(names = "--otlp-grpc-port", description = "OTLP over gRPC (default: 4317; 0: any).")
  private @Nullable String otlpGrpcPort;

  @Option(names = "--otlp-http-port", description = "OTLP over HTTP (default: 4318; 0: any).")
  private @Nullable String otlpHttpPort;

  @Option(
      names = "--host-names",
      paramLabel = "NAME,...",
      description = "Other names by which this server is called, such as that of a proxy.")
  private @Nullable String hostNames;

  @Option(
      names = "--seal-spans",
      description = "Spans kept in memory before they become a segment (default: 500000).")
  private @Nullable String sealSpans;

  @Option(
      names = "--trace-spans",
      description = "Spans that a trace may have; further ones are refused (default: 100000).")
  private @Nullable String traceSpans;

  @Option(
      names = "--self-spans",
      paramLabel = "on|off",
      description = "Keeps spans of the server's own work, service linescope (default: on).")
  private @Nullable String selfSpans;

  @Option(
      names = "--self-trees",
      description = "Records the server's own methods, too: it runs under the probe.")
  private boolean selfTrees;

  @Override
  public Integer call() throws FailedException, InterruptedException {
    Settings settings = Settings.of(options(), config, System::getenv);
    if (selfTrees && SelfTrees.port() == null) {
      return prepareSelfTrees(settings);
    }
    LinescopeServer.start(settings).awaitEnd();
    return ExitCodes.OK;
  }

  /** Tells {@code bin/linescope}, which runs this command again, what the probe has to know. */
  private int prepareSelfTrees(Settings settings) throws FailedException {
    if (CredentialsFile.in(settings.data()).exists() && System.getenv("LINESCOPE_TOKEN") == null) {
      throw new FailedException(
          ExitCodes.USAGE,
          "self-trees: the server demands its ingest token (expected: as LINESCOPE_TOKEN)");
    }
    Variables variables = SelfTrees.variables(Ports.choose(settings).localUrl(settings.bind()));
    spec.commandLine().getOut().print(variables.exports());
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  /** Returns the data folder: the one given here, else the one that the server would take. */
  Path dataFolder(@Nullable String given) throws FailedException {
    Map<String, String> options = options();
    put(options, "data", given);
    return Settings.data(options, config, System::getenv);
  }

  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    put(options, "data", data);
    put(options, "bind", bind);
    put(options, "port", port);
    put(options, "otlp-grpc-port", otlpGrpcPort);
    put(options, "otlp-http-port", otlpHttpPort);
    put(options, "host-names", hostNames);
    put(options, "seal-spans", sealSpans);
    put(options, "trace-spans", traceSpans);
    put(options, "self-spans", selfSpans);
    put(options, "port", SelfTrees.port());
    return options;
  }

  private static void put(Map<String, String> options, String key, @Nullable String value) {
    if (value != null) {
      options.put(key, value);
    }
  }
}
