/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linescope level}: what is recorded of a service's requests, while it runs. */
@Command(
    name = "level",
    description = {
      "Changes what is recorded, while the application runs, and shows what is.",
      "With a service and what is wanted it sets a rule, which all its processes follow."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class LevelCommand implements Callable<Integer> {
  private static final String PATH = "/api/v1/levels";
  private static final long PATIENCE_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 200;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private LevelOptions wish = new LevelOptions();
  @ArgGroup private @Nullable Question question;

  @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "The service's name.")
  private @Nullable String service;

  @Option(names = "--no-wait", description = "Do not wait until the processes follow.")
  private boolean noWait;

  /** What else can be asked for; one at a time. */
  static final class Question {
    @Option(names = "--show", description = "Rules, processes, and what these do at present.")
    private boolean show;

    @Option(names = "--remove", paramLabel = "ID", description = "Removes a rule.")
    private @Nullable String remove;

    @Option(names = "--unpin", paramLabel = "METHOD", description = "Removes rules that pin it.")
    private @Nullable String unpin;

    @Option(names = "--audit", description = "Who changed what, newest first.")
    private boolean audit;

    @Option(
        names = "--debug-header",
        description = "A header with which one request is recorded call by call.")
    private boolean debugHeader;
  }

  @Override
  public Integer call() throws FailedException {
    Question asked = question;
    if (asked == null) {
      set();
    } else if (asked.show) {
      String filter = service == null ? "" : "?service=" + Paths.segment(service);
      server.print(PATH + filter, out(), LevelTables::all);
    } else if (asked.audit) {
      server.print(PATH + "/audit", out(), LevelTables::audit);
    } else if (asked.debugHeader) {
      String header = server.client().post(PATH + "/debug-headers", wish.headerDocument());
      server.print(header, LevelTables::header, out());
    } else if (asked.remove != null) {
      server.print(remove(asked.remove), (removed, out) -> out.println("removed"), out());
    } else if (asked.unpin != null) {
      unpin(asked.unpin);
    }
    return ExitCodes.OK;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private String remove(String id) throws FailedException {
    return server.client().delete(PATH + "/" + Paths.segment(id));
  }

  private void unpin(String method) throws FailedException {
    List<String> removed = new ArrayList<>();
    for (JsonNode rule : shown().path("rules")) {
      for (JsonNode pinned : rule.path("pinned")) {
        if (pinned.asText().equals(method)) {
          removed.add(rule.path("id").asText());
        }
      }
    }
    if (removed.isEmpty()) {
      throw new FailedException(
          ExitCodes.FAILED, "--unpin: " + method + " (expected: a method that a rule pins)");
    }
    for (String id : removed) {
      remove(id);
    }
    out().println("no longer pinned; rules removed: " + removed.size());
    out().flush();
  }

  private void set() throws FailedException {
    String name = service;
    if (name == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "SERVICE: nothing (expected: a service's name, or --show)");
    }
    String rule = server.client().post(PATH, wish.document(name));
    String follow = noWait ? "" : followers(ServerOptions.parse(rule));
    server.print(rule, (set, out) -> LevelTables.set(set, follow, out), out());
  }

  /** Waits until all processes that the rule is for follow it, and tells how many do. */
  private String followers(JsonNode rule) throws FailedException {
    long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (true) {
      int all = 0;
      int follow = 0;
      for (JsonNode instance : shown().path("instances")) {
        if (isFor(rule, instance)) {
          all++;
          follow += instance.path("acknowledged").asBoolean() ? 1 : 0;
        }
      }
      if (follow == all || System.nanoTime() - until > 0) {
        return "followed by " + follow + " of " + all + " running processes";
      }
      pause();
    }
  }

  private JsonNode shown() throws FailedException {
    return ServerOptions.parse(server.client().get(PATH));
  }

  private static boolean isFor(JsonNode rule, JsonNode instance) {
    for (String key : List.of("service", "environment", "instance")) {
      JsonNode wanted = rule.path(key);
      if (!wanted.isNull() && !wanted.asText().equals(instance.path(key).asText())) {
        return false;
      }
    }
    return true;
  }

  private static void pause() throws FailedException {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException(ExitCodes.FAILED, "interrupted");
    }
  }
}
