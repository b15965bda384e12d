/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linescope tree}: the methods that ran for one trace. */
@Command(
    name = "tree",
    description = "Prints the methods that ran for one trace, in all its services.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TreeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The trace's id, 32 hexadecimal digits.")
  private String id = "";

  @Override
  public Integer call() throws FailedException {
    String path = "/api/v1/traces/" + Paths.segment(id) + "/tree";
    server.print(path, spec.commandLine().getOut(), TreeCommand::text);
    return ExitCodes.OK;
  }

  private static void text(JsonNode document, PrintWriter out) {
    document.path("trees").forEach(tree -> tree(tree, out));
  }

  private static void tree(JsonNode tree, PrintWriter out) {
    out.printf(
        "%s  span %s  kept %d of %d nodes%s%n",
        tree.path("service").asText(),
        tree.path("spanId").asText(),
        tree.path("keptNodes").asLong(),
        tree.path("seenNodes").asLong(),
        tree.path("complete").asBoolean() ? "" : ", not complete");
    tree.path("notes").forEach(note -> out.println("  note: " + note.asText()));
    for (JsonNode fragment : tree.path("fragments")) {
      out.println("  thread " + fragment.path("thread").asText() + anchor(fragment));
      nodes(tree, fragment.path("id").asInt(), out);
    }
    if (!tree.path("demoted").isEmpty()) {
      out.println("  " + tree.path("demoted").size() + " hot methods are not recorded");
    }
  }

  private static String anchor(JsonNode fragment) {
    JsonNode anchor = fragment.path("anchorNode");
    return anchor.isNull() ? "" : ", submitted by node " + anchor.asInt();
  }

  private static void nodes(JsonNode tree, int fragment, PrintWriter out) {
    Map<Integer, Integer> depths = new HashMap<>();
    for (JsonNode node : tree.path("nodes")) {
      JsonNode parent = node.path("parent");
      int depth = parent.isNull() ? 0 : depths.getOrDefault(parent.asInt(), -1) + 1;
      depths.put(node.path("id").asInt(), depth);
      if (node.path("fragment").asInt() == fragment) {
        out.println("    " + "  ".repeat(depth) + line(node));
      }
    }
  }

  private static String line(JsonNode node) {
    return node.path("class").asText()
        + "."
        + node.path("method").asText()
        + "  x"
        + node.path("count").asLong()
        + "  "
        + Figures.duration(node.path("totalNanos"))
        + ", self "
        + Figures.duration(node.path("selfNanos"))
        + (node.path("errors").asLong() > 0 ? "  errors " + node.path("errors").asLong() : "");
  }
}
