/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.backstage;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Calls and errors by thread and by the path of methods that led to a method. */
final class CallCounts {
  private static final String SHOP = "io.linescope.demo.";
  private static final String BACKSTAGE = SHOP + "backstage.";
  private static final String PROXY = "$$";

  private final Map<Place, Count> counts = new ConcurrentHashMap<>();

  void hit() {
    add(currentPath(), 1, 0);
  }

  void caught(Throwable failure) {
    List<String> catcher = currentPath();
    for (@Nullable Throwable thrown = failure; thrown != null; thrown = thrown.getCause()) {
      List<String> path = path(Arrays.asList(thrown.getStackTrace()));
      for (int length = common(catcher, path) + 1; length <= path.size(); length++) {
        add(path.subList(0, length), 0, 1);
      }
      catcher = path;
    }
  }

  String drain() {
    List<String> lines = new ArrayList<>();
    for (Place place : List.copyOf(counts.keySet())) {
      Count count = counts.remove(place);
      if (count != null) {
        lines.add(place.with(count));
      }
    }
    Collections.sort(lines);
    return lines.stream().collect(joining(",\n", "[", "]"));
  }

  private void add(List<String> path, long calls, long errors) {
    Place place = new Place(Thread.currentThread().getName(), List.copyOf(path));
    counts.merge(place, new Count(calls, errors), Count::plus);
  }

  private static List<String> currentPath() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                path(
                    frames
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .collect(toCollection(ArrayList::new))));
  }

  /** The shop's methods of a stack, outermost first. */
  private static List<String> path(List<StackTraceElement> innermostFirst) {
    List<String> path = new ArrayList<>();
    for (StackTraceElement frame : innermostFirst) {
      String type = frame.getClassName();
      if (type.startsWith(SHOP) && !type.startsWith(BACKSTAGE) && !type.contains(PROXY)) {
        path.add(type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName());
      }
    }
    Collections.reverse(path);
    return path;
  }

  private static int common(List<String> a, List<String> b) {
    int length = 0;
    while (length < a.size() && length < b.size() && a.get(length).equals(b.get(length))) {
      length++;
    }
    return length;
  }

  private record Place(String thread, List<String> path) {
    String with(Count count) {
      return "{\"thread\": \"%s\", \"path\": [%s], \"calls\": %d, \"errors\": %d}"
          .formatted(
              thread,
              path.stream().map(step -> '"' + step + '"').collect(joining(", ")),
              count.calls,
              count.errors);
    }
  }

  private record Count(long calls, long errors) {
    Count plus(Count other) {
      return new Count(calls + other.calls, errors + other.errors);
    }
  }
}
