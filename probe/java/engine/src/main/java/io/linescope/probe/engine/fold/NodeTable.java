/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import java.util.Arrays;

/**
 * The nodes of a fragment: methods in the places where they were called, with their figures.
 *
 * <p>Nodes are numbers, in the order of first calls, so a parent's is smaller than its children's.
 * Number 0 stands above the first methods and is no node itself. The figures lie in two arrays, a
 * row for each node: adding an event up touches few cache lines, and a table that is used again
 * makes no garbage. Not for several threads at once.
 */
public final class NodeTable {
  static final int TOP = 0;

  private static final int FIRST_ROWS = 32;
  private static final int LARGEST_KEPT = 1024;

  // What a row of links holds.
  private static final int LINKS = 4;
  private static final int PARENT = 0;
  private static final int METHOD = 1;
  private static final int DEPTH = 2;

  /** The child that was called last: loops ask for the same one again and again. */
  private static final int RECENT = 3;

  // What a row of figures holds; up to the errors, what can be added up.
  private static final int FIGURES = 13;
  private static final int COUNT = 0;
  private static final int TIMED_COUNT = 1;
  private static final int TOTAL_NANOS = 2;
  private static final int SELF_NANOS = 3;
  private static final int MEASURED_COUNT = 4;
  private static final int TOTAL_BYTES = 5;
  private static final int SELF_BYTES = 6;
  private static final int ERRORS = 7;
  private static final int FIRST_START = 8;

  // Of the call that is open; a node has one at most, for recursion makes nodes of its own.
  private static final int START = 9;
  private static final int INNER_NANOS = 10;
  private static final int INNER_BYTES = 11;
  private static final int CALL = 12;

  private int[] links = new int[FIRST_ROWS * LINKS];
  private long[] figures = new long[FIRST_ROWS * FIGURES];

  /** Open addressing by parent and method; 0 is free. */
  private int[] places = new int[FIRST_ROWS * 2];

  private int rows = 1;

  NodeTable() {}

  /** Nodes, the top among them: their numbers are 1 to one less. */
  public int size() {
    return rows;
  }

  /** The node of a method below another, or {@link #TOP}: there is none. */
  int child(int parent, int method) {
    int recent = links[parent * LINKS + RECENT];
    return recent != TOP && links[recent * LINKS + METHOD] == method
        ? recent
        : otherChild(parent, method);
  }

  private int otherChild(int parent, int method) {
    int found = places[place(parent, method)];
    if (found != TOP) {
      links[parent * LINKS + RECENT] = found;
    }
    return found;
  }

  /** Where the node stands, or would. */
  private int place(int parent, int method) {
    int mask = places.length - 1;
    int at = (((parent * 31 + method) * 0x9E3779B9) >>> 7) & mask;
    int node = places[at];
    while (node != TOP
        && (links[node * LINKS + PARENT] != parent || links[node * LINKS + METHOD] != method)) {
      at = (at + 1) & mask;
      node = places[at];
    }
    return at;
  }

  /** Makes a node that is not there yet. */
  int add(int parent, int method, long nanos) {
    if (rows * LINKS == links.length) {
      grow();
    }
    int node = rows++;
    int link = node * LINKS;
    links[link + PARENT] = parent;
    links[link + METHOD] = method;
    links[link + DEPTH] = links[parent * LINKS + DEPTH] + 1;
    links[parent * LINKS + RECENT] = node;
    figures[node * FIGURES + FIRST_START] = Math.max(0, nanos);
    places[place(parent, method)] = node;
    return node;
  }

  private void grow() {
    links = Arrays.copyOf(links, links.length * 2);
    figures = Arrays.copyOf(figures, figures.length * 2);
    places = new int[places.length * 2];
    for (int node = 1; node < rows; node++) {
      places[place(parent(node), method(node))] = node;
    }
  }

  /** So many calls began and ended. */
  void count(int node, long calls) {
    figures[node * FIGURES + COUNT] += calls;
  }

  /** A call begins. */
  void begin(int node, long nanos) {
    int row = node * FIGURES;
    figures[row + COUNT]++;
    figures[row + START] = nanos;
  }

  /** A call begins whose time is known. */
  void beginTimed(int node, long nanos) {
    begin(node, nanos);
    figures[node * FIGURES + INNER_NANOS] = 0;
    figures[node * FIGURES + INNER_BYTES] = 0;
  }

  void fail(int node) {
    figures[node * FIGURES + ERRORS]++;
  }

  /** When the open call of the node began. */
  long start(int node) {
    return figures[node * FIGURES + START];
  }

  void addTime(int node, long nanos) {
    int row = node * FIGURES;
    figures[row + TIMED_COUNT]++;
    figures[row + TOTAL_NANOS] += nanos;
    figures[row + SELF_NANOS] += nanos - figures[row + INNER_NANOS];
    figures[parent(node) * FIGURES + INNER_NANOS] += nanos;
  }

  void addBytes(int node, long bytes) {
    int row = node * FIGURES;
    figures[row + MEASURED_COUNT]++;
    figures[row + TOTAL_BYTES] += bytes;
    figures[row + SELF_BYTES] += bytes - figures[row + INNER_BYTES];
    figures[parent(node) * FIGURES + INNER_BYTES] += bytes;
  }

  /** Remembers which of the ordered calls the open one is. */
  void call(int node, int number) {
    figures[node * FIGURES + CALL] = number;
  }

  int call(int node) {
    return (int) figures[node * FIGURES + CALL];
  }

  /** Adds the figures of another table; returns which of its nodes are which of these. */
  int[] addAll(NodeTable other) {
    int[] own = new int[other.rows];
    for (int node = 1; node < other.rows; node++) {
      int parent = own[other.parent(node)];
      int method = other.method(node);
      int same = child(parent, method);
      own[node] = same == TOP ? add(parent, method, other.firstStartNanos(node)) : same;
      addFigures(own[node], other.figures, node * FIGURES);
    }
    return own;
  }

  private void addFigures(int node, long[] from, int fromRow) {
    int row = node * FIGURES;
    for (int figure = COUNT; figure <= ERRORS; figure++) {
      figures[row + figure] += from[fromRow + figure];
    }
    figures[row + FIRST_START] = Math.min(figures[row + FIRST_START], from[fromRow + FIRST_START]);
  }

  /** Empties the table for another fragment; false: it grew too large to be kept. */
  boolean reuse() {
    if (links.length > LARGEST_KEPT * LINKS) {
      return false;
    }
    Arrays.fill(links, 0, rows * LINKS, 0);
    Arrays.fill(figures, 0, rows * FIGURES, 0);
    Arrays.fill(places, 0);
    rows = 1;
    return true;
  }

  /** The node that called this one, 0: none. */
  public int parent(int node) {
    return links[node * LINKS + PARENT];
  }

  public int method(int node) {
    return links[node * LINKS + METHOD];
  }

  /** 1 for a first method. */
  int depth(int node) {
    return links[node * LINKS + DEPTH];
  }

  public long count(int node) {
    return figures[node * FIGURES + COUNT];
  }

  public long timedCount(int node) {
    return figures[node * FIGURES + TIMED_COUNT];
  }

  /** Nanoseconds of the timed calls, -1 if there were none. */
  public long totalNanos(int node) {
    return timedCount(node) == 0 ? -1 : figures[node * FIGURES + TOTAL_NANOS];
  }

  public long selfNanos(int node) {
    return timedCount(node) == 0 ? -1 : Math.max(0, figures[node * FIGURES + SELF_NANOS]);
  }

  public long measuredCount(int node) {
    return figures[node * FIGURES + MEASURED_COUNT];
  }

  /** Bytes allocated in measured calls, -1 if there were none. */
  public long totalBytes(int node) {
    return measuredCount(node) == 0 ? -1 : figures[node * FIGURES + TOTAL_BYTES];
  }

  public long selfBytes(int node) {
    return measuredCount(node) == 0 ? -1 : Math.max(0, figures[node * FIGURES + SELF_BYTES]);
  }

  public long errors(int node) {
    return figures[node * FIGURES + ERRORS];
  }

  /** Nanoseconds after the start of the tree. */
  public long firstStartNanos(int node) {
    return figures[node * FIGURES + FIRST_START];
  }
}
