/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.otlp;

import io.linescope.it.process.Command;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OpenTelemetry's official SDKs: how a program with each is run, and where they differ. */
enum Sdk {
  JAVA(Flags.ALL, "java.lang.IllegalStateException", "at org.example.sdk.Send.fail(Send.java:"),
  PYTHON(Flags.REMOTE, "ValueError", "in fail\n"),
  NODE(Flags.ALL, "RangeError", "at fail ("),
  GO(Flags.NONE, "*errors.errorString", "main.fail(");

  /** Which bits of OTLP's flags an SDK fills in. */
  private static final class Flags {
    static final int NONE = 0;
    static final int REMOTE = 0x300;
    static final int ALL = 0x3ff;
  }

  final int flags;

  /** What it says of the exception in its program. */
  final String exceptionType;

  /** What the exception's stack trace tells, among other things. */
  final String frame;

  Sdk(int flags, String exceptionType, String frame) {
    this.flags = flags;
    this.exceptionType = exceptionType;
    this.frame = frame;
  }

  /** Whether it sends the tracestate of a link, as it does a span's. */
  boolean hasTraceStatesOfLinks() {
    return this == JAVA || this == NODE;
  }

  /** Whether its public API lets a user say something of a scope besides name and version. */
  boolean hasScopeAttributes() {
    return this == PYTHON;
  }

  /** Lets the program in {@code it/src/program} send the known trace under this id. */
  Command send(String transport, String endpoint, String traceId)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    Map<String, String> variables = Map.of();
    Path program;
    switch (this) {
      case JAVA -> {
        program = Path.of(System.getProperty("java.home"), "bin", "java");
        arguments.addAll(List.of("-cp", classPath(), "org.example.sdk.Send"));
      }
      case PYTHON -> {
        program = Path.of("python3");
        variables = Map.of("PYTHONPATH", installed("python").toString());
        arguments.add(source("python/send.py"));
      }
      case NODE -> {
        program = Path.of("node");
        variables = Map.of("NODE_PATH", installed("node/node_modules").toString());
        arguments.add(source("node/send.cjs"));
      }
      case GO -> program = installed("go/send");
      default -> throw new AssertionError(this);
    }
    arguments.addAll(List.of(transport, endpoint, traceId));
    return Command.run(variables, program, arguments.toArray(String[]::new));
  }

  private static String classPath() {
    String tests = System.getProperty("java.class.path");
    return Programs.classes()
        + File.pathSeparator
        + System.getProperty("surefire.test.class.path", tests);
  }

  private static String source(String file) {
    return Distribution.root().resolve("it/src/program").resolve(file).toString();
  }

  /** What {@code install.sh} brought; a test without it fails, and says how to get it. */
  private static Path installed(String file) {
    String folder = System.getenv("LINESCOPE_TEST_CLIENTS");
    if (folder == null || !Files.exists(Path.of(folder, file))) {
      throw new AssertionError(
          "LINESCOPE_TEST_CLIENTS: "
              + (folder == null ? "none" : "no " + file + " in " + folder)
              + " (expected: what it/src/program/install.sh prints; ./linescope test runs it)");
    }
    return Path.of(folder, file);
  }
}
