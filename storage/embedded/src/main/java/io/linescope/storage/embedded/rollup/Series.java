/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.model.DurationSketch;
import io.linescope.model.Red;
import io.linescope.storage.Scope;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Figures by the minute. Almost every span is of the minute that the one before it was of. */
final class Series {
  private long[] minutes = new long[2];
  private Red[] figures = new Red[2];
  private int size;
  private int last;

  /**
   * Returns the figures of the minute of this moment; null if there are none and no cell is left.
   */
  @Nullable Red at(long unixNanos, Cells cells) {
    long minute = Math.floorDiv(unixNanos, Scope.MINUTE_NANOS);
    if (size > 0 && minutes[last] == minute) {
      return figures[last];
    }
    int at = Arrays.binarySearch(minutes, 0, size, minute);
    if (at < 0) {
      if (!cells.take()) {
        return null;
      }
      at = insert(~at, minute, new Red());
    }
    last = at;
    return figures[at];
  }

  private int insert(int at, long minute, Red red) {
    if (size == minutes.length) {
      minutes = Arrays.copyOf(minutes, size * 2);
      figures = Arrays.copyOf(figures, size * 2);
    }
    System.arraycopy(minutes, at, minutes, at + 1, size - at);
    System.arraycopy(figures, at, figures, at + 1, size - at);
    minutes[at] = minute;
    figures[at] = red;
    size++;
    return at;
  }

  /** Passes on the beginning of each minute of the scope that has figures, and these. */
  void forEach(Scope scope, ObjLongConsumer<Red> action) {
    for (int i = 0; i < size; i++) {
      long unixNanos = minutes[i] * Scope.MINUTE_NANOS;
      if (scope.hasMinute(unixNanos)) {
        action.accept(figures[i], unixNanos);
      }
    }
  }

  /** Writes minutes and buckets as distances to the one before: most take a byte. */
  void write(ByteWriter out) {
    out.number(size);
    long minute = 0;
    for (int i = 0; i < size; i++) {
      out.number(minutes[i] - minute);
      minute = minutes[i];
      write(out, figures[i]);
    }
  }

  private static void write(ByteWriter out, Red red) {
    DurationSketch durations = red.durations();
    out.number(red.errors()).number(red.totalNanos()).number(red.maxNanos());
    out.number(durations.size());
    int bucket = 0;
    for (int i = 0; i < durations.size(); i++) {
      out.number(durations.bucketAt(i) - bucket).number(durations.countAt(i));
      bucket = durations.bucketAt(i);
    }
  }

  static Series read(ByteReader in) {
    Series series = new Series();
    long minute = 0;
    for (int left = in.integer(); left > 0; left--) {
      minute += in.number();
      series.insert(series.size, minute, readRed(in));
    }
    return series;
  }

  private static Red readRed(ByteReader in) {
    long errors = in.number();
    long totalNanos = in.number();
    long maxNanos = in.number();
    DurationSketch durations = new DurationSketch();
    int bucket = 0;
    for (int left = in.integer(); left > 0; left--) {
      bucket += in.integer();
      durations.add(bucket, in.number());
    }
    return new Red(errors, totalNanos, maxNanos, durations);
  }
}
