/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the call tree of one service to what is known, and names each difference.
 *
 * <p>Both sides are laid out as places (thread, submitting method, methods from the top) with calls
 * and errors. Methods that may be absent, and those that the tree itself calls demoted, are taken
 * out of both, so that what they called hangs below their caller.
 */
final class TreeCheck {
  private final Truth.Service truth;
  private final CallTree tree;
  private final Map<Place, Figures> expected = new LinkedHashMap<>();
  private final Map<Place, Figures> found = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private TreeCheck(Truth.Service truth, CallTree tree) {
    this.truth = truth;
    this.tree = tree;
  }

  static List<String> problems(Truth.Service truth, CallTree tree) {
    TreeCheck check = new TreeCheck(truth, tree);
    check.layOutTruth();
    check.layOutTree();
    check.compare();
    return check.problems;
  }

  private void layOutTruth() {
    for (Truth.Work work : truth.work()) {
      Place top = new Place(work.thread(), String.valueOf(work.submittedBy()), List.of());
      work.calls().forEach(call -> layOut(top, call));
    }
  }

  private void layOut(Place above, Truth.Call call) {
    Place place = above;
    if (!isLeftOut(call.method())) {
      place = above.calling(call.method());
      expected.merge(place, new Figures(call.count(), call.errors()), Figures::plus);
    }
    for (Truth.Call callee : call.calls()) {
      layOut(place, callee);
    }
  }

  private void layOutTree() {
    for (CallTree.Node node : tree.nodes().values()) {
      if (!isLeftOut(shortName(node.method()))) {
        found.merge(place(node), new Figures(node.count(), node.errors()), Figures::plus);
      }
    }
  }

  private Place place(CallTree.Node node) {
    CallTree.Fragment fragment = tree.fragments().get(node.fragment());
    if (fragment == null) {
      return new Place("no fragment " + node.fragment(), "null", path(node));
    }
    Long anchor = fragment.anchorNode();
    List<String> submitter = path(anchor == null ? null : tree.nodes().get(anchor));
    return new Place(
        threadName(fragment.thread()),
        submitter.isEmpty() ? "null" : submitter.get(submitter.size() - 1),
        path(node));
  }

  /** The methods that lead to a node on its thread, outermost first, itself at the end. */
  private List<String> path(CallTree.@Nullable Node node) {
    List<String> path = new ArrayList<>();
    CallTree.Node at = node;
    while (at != null && path.size() <= tree.nodes().size()) {
      String name = shortName(at.method());
      if (!isLeftOut(name)) {
        path.add(0, name);
      }
      CallTree.Node parent = at.parent() == null ? null : tree.nodes().get(at.parent());
      at = parent == null || parent.fragment() != at.fragment() ? null : parent;
    }
    return path;
  }

  private void compare() {
    Set<Place> unexpected = new HashSet<>(found.keySet());
    unexpected.removeAll(expected.keySet());
    for (Map.Entry<Place, Figures> entry : expected.entrySet()) {
      Figures figures = found.get(entry.getKey());
      if (figures == null) {
        problems.add(explainAbsence(entry.getKey(), unexpected));
      } else {
        compare(entry.getKey(), "count", figures.count, entry.getValue().count);
        compare(entry.getKey(), "errors", figures.errors, entry.getValue().errors);
      }
    }
    unexpected.stream()
        .sorted()
        .forEach(place -> say(place, "not known of this request, " + place.where()));
  }

  private void compare(Place place, String figure, long is, long expected) {
    if (is != expected) {
      say(place, figure + ": " + is + " (expected: " + expected + ")");
    }
  }

  /** A node that is not where it should be may be somewhere else; then it is said where. */
  private String explainAbsence(Place place, Set<Place> unexpected) {
    for (Place other : List.copyOf(unexpected)) {
      if (other.method().equals(place.method())) {
        unexpected.remove(other);
        return describe(place, place.difference(other));
      }
    }
    return describe(place, "missing");
  }

  private void say(Place place, String what) {
    problems.add(describe(place, what));
  }

  private String describe(Place place, String what) {
    return truth.name() + ": " + place.method() + ": " + what;
  }

  private boolean isLeftOut(String method) {
    String qualified = method.startsWith("io.") ? method : truth.packageName() + "." + method;
    return tree.demoted().contains(qualified)
        || truth.mayBeAbsent().stream().anyMatch(pattern -> matches(pattern, method));
  }

  private static boolean matches(String pattern, String method) {
    if (pattern.startsWith("*")) {
      return method.endsWith(pattern.substring(1));
    }
    return pattern.endsWith("*")
        ? method.startsWith(pattern.substring(0, pattern.length() - 1))
        : method.equals(pattern);
  }

  private String shortName(String method) {
    String prefix = truth.packageName() + ".";
    return method.startsWith(prefix) ? method.substring(prefix.length()) : method;
  }

  private String threadName(String name) {
    return truth.work().stream()
        .map(Truth.Work::thread)
        .filter(name::startsWith)
        .findFirst()
        .orElse(name);
  }

  private record Figures(long count, long errors) {
    Figures plus(Figures other) {
      return new Figures(count + other.count, errors + other.errors);
    }
  }

  private record Place(String thread, String submitter, List<String> path)
      implements Comparable<Place> {
    Place calling(String method) {
      List<String> longer = new ArrayList<>(path);
      longer.add(method);
      return new Place(thread, submitter, List.copyOf(longer));
    }

    String method() {
      return path.get(path.size() - 1);
    }

    String where() {
      return "thread " + thread + ", submitted by " + submitter + ", called by " + callers();
    }

    String difference(Place is) {
      if (!is.thread.equals(thread)) {
        return "thread: " + is.thread + " (expected: " + thread + ")";
      }
      if (!is.path.equals(path)) {
        return "called by: " + is.callers() + " (expected: " + callers() + ")";
      }
      return "submitted by: " + is.submitter + " (expected: " + submitter + ")";
    }

    private String callers() {
      return path.size() == 1 ? "none" : String.join(" > ", path.subList(0, path.size() - 1));
    }

    @Override
    public int compareTo(Place other) {
      return toString().compareTo(other.toString());
    }
  }
}
