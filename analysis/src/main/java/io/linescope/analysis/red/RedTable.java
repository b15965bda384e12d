/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.analysis.red;

import io.linescope.model.Red;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Figures of single minutes added up by a key: in all, and by steps of time. In whatever order and
 * pieces they come, the sums are the same.
 *
 * @param <K> what a row is of
 */
public final class RedTable<K> {
  private final long fromUnixNanos;
  private final long stepNanos;
  private final int steps;
  private final Map<K, Row<K>> rows = new HashMap<>();

  private RedTable(long fromUnixNanos, long stepNanos, int steps) {
    this.fromUnixNanos = fromUnixNanos;
    this.stepNanos = stepNanos;
    this.steps = steps;
  }

  /** Makes one that keeps no steps. */
  public static <K> RedTable<K> ofSums() {
    return new RedTable<>(0, 1, 0);
  }

  /**
   * Makes one that keeps so many steps.
   *
   * @param fromUnixNanos where the first begins
   * @param stepNanos how long each is
   */
  public static <K> RedTable<K> ofSteps(long fromUnixNanos, long stepNanos, int steps) {
    return new RedTable<>(fromUnixNanos, stepNanos, steps);
  }

  /**
   * What belongs to one key.
   *
   * @param sum all of it
   * @param steps that of each step
   */
  public record Row<K>(K key, Red sum, List<Red> steps) {}

  /** Adds figures; those outside of the steps count in the sum only. */
  public void add(K key, long unixNanos, Red red) {
    Row<K> row = rows.computeIfAbsent(key, this::emptyRow);
    row.sum.add(red);
    long step = Math.floorDiv(unixNanos - fromUnixNanos, stepNanos);
    if (step >= 0 && step < steps) {
      row.steps.get((int) step).add(red);
    }
  }

  private Row<K> emptyRow(K key) {
    return new Row<>(key, new Red(), IntStream.range(0, steps).mapToObj(i -> new Red()).toList());
  }

  /** Returns the sum of a key, empty figures if it has none. */
  public Red sum(K key) {
    Row<K> row = rows.get(key);
    return row == null ? new Red() : row.sum;
  }

  /** Returns all rows, those with most requests first; among equals {@code order} decides. */
  public List<Row<K>> rows(Comparator<? super K> order) {
    List<Row<K>> sorted = new ArrayList<>(rows.values());
    sorted.sort(
        Comparator.comparingLong((Row<K> row) -> -row.sum.count()).thenComparing(Row::key, order));
    return sorted;
  }
}
