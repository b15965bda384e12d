/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.overload;

import java.util.TreeMap;

/** What a sender was told of its requests; thread-safe. */
final class Told {
  private static final String SPANS_ACKNOWLEDGED = "spans acknowledged";
  private static final String SPANS_REJECTED = "spans rejected";
  private static final String REQUESTS_REFUSED = "requests refused with a hint";
  private static final String SPANS_REFUSED = "spans refused with a hint";
  private static final String SPANS_SENT = "good spans sent";

  private final TreeMap<String, Long> counts = new TreeMap<>();

  void acknowledged(long rejected) {
    count(SPANS_SENT, Load.SPANS);
    count(SPANS_ACKNOWLEDGED, Load.SPANS);
    count(SPANS_REJECTED, rejected);
  }

  void refusedWithHint() {
    count(SPANS_SENT, Load.SPANS);
    count(REQUESTS_REFUSED, 1);
    count(SPANS_REFUSED, Load.SPANS);
  }

  void other(String what) {
    count(SPANS_SENT, Load.SPANS);
    count("other: " + what, 1);
  }

  private synchronized void count(String what, long more) {
    counts.merge(what, more, Long::sum);
  }

  /** Adds a line that another process printed. */
  void add(String line) {
    int equals = line.lastIndexOf('=');
    count(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
  }

  /** A line for each count. */
  @Override
  public synchronized String toString() {
    StringBuilder lines = new StringBuilder();
    counts.forEach((what, count) -> lines.append(what).append('=').append(count).append('\n'));
    return lines.toString();
  }

  private synchronized long get(String what) {
    return counts.getOrDefault(what, 0L);
  }

  long spansSent() {
    return get(SPANS_SENT);
  }

  long spansAcknowledged() {
    return get(SPANS_ACKNOWLEDGED);
  }

  long spansRejected() {
    return get(SPANS_REJECTED);
  }

  long requestsRefused() {
    return get(REQUESTS_REFUSED);
  }

  long spansRefused() {
    return get(SPANS_REFUSED);
  }

  /** What should not have happened, with how often it did. */
  synchronized TreeMap<String, Long> others() {
    return new TreeMap<>(counts.subMap("other: ", "other; "));
  }
}
