/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tree of the API as text: a line for each thread with what submitted its work, below it the
 * methods with calls and {@code !errors}. Threads of one name and submitter are added up.
 */
public final class TreeText {
  private final JsonNode tree;
  private final Map<Integer, JsonNode> nodes = new HashMap<>();
  private final Map<String, Call> threads = new TreeMap<>();

  private TreeText(JsonNode tree) {
    this.tree = tree;
  }

  /** One method at one place, or a thread. */
  private static final class Call {
    private long count;
    private long errors;
    private final Map<String, Call> calls = new LinkedHashMap<>();

    Call child(String name) {
      return calls.computeIfAbsent(name, key -> new Call());
    }
  }

  /** Writes a tree; class names lose their package. */
  public static String of(JsonNode tree) {
    TreeText text = new TreeText(tree);
    text.add();
    StringBuilder out = new StringBuilder();
    text.threads.forEach(
        (thread, call) -> {
          out.append(thread).append('\n');
          write(call, "  ", out);
        });
    return out.toString();
  }

  private void add() {
    tree.path("nodes").forEach(node -> nodes.put(node.path("id").asInt(), node));
    List<String> titles = new ArrayList<>();
    tree.path("fragments").forEach(fragment -> titles.add(title(fragment)));
    Map<Integer, Call> calls = new HashMap<>();
    for (JsonNode node : tree.path("nodes")) {
      JsonNode parent = node.path("parent");
      Call above =
          parent.isNull()
              ? threads.computeIfAbsent(thread(node), key -> new Call())
              : calls.get(parent.asInt());
      Call call = above.child(name(node));
      call.count += node.path("count").asLong();
      call.errors += node.path("errors").asLong();
      calls.put(node.path("id").asInt(), call);
    }
  }

  private String thread(JsonNode node) {
    for (JsonNode fragment : tree.path("fragments")) {
      if (fragment.path("id").asInt() == node.path("fragment").asInt()) {
        return title(fragment);
      }
    }
    throw new AssertionError("fragment: " + node + " (expected: one of the tree)");
  }

  private String title(JsonNode fragment) {
    JsonNode anchor = fragment.path("anchorNode");
    String virtual = fragment.path("virtual").asBoolean() ? " virtual" : "";
    String by = anchor.isNull() ? "" : ", by " + name(nodes.get(anchor.asInt()));
    return fragment.path("thread").asText() + virtual + by;
  }

  private static String name(JsonNode node) {
    String type = node.path("class").asText();
    return type.substring(type.lastIndexOf('.') + 1) + "." + node.path("method").asText();
  }

  private static void write(Call call, String indent, StringBuilder out) {
    call.calls.forEach(
        (name, below) -> {
          out.append(indent).append(name).append(' ').append(below.count);
          out.append(below.errors == 0 ? "" : " !" + below.errors).append('\n');
          write(below, indent + "  ", out);
        });
  }
}
