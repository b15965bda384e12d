/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import io.linescope.cli.Version;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code linescope server}: collects, stores and shows. */
@Command(
    name = "server",
    description = "Runs the server: OTLP in, web UI and API out.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = CredentialsCommand.class)
final class ServerCommand implements Callable<Integer> {
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

  @Override
  public Integer call() throws FailedException, InterruptedException {
    LinescopeServer.start(Settings.of(options(), config, System::getenv)).awaitEnd();
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
    return options;
  }

  private static void put(Map<String, String> options, String key, @Nullable String value) {
    if (value != null) {
      options.put(key, value);
    }
  }
}
