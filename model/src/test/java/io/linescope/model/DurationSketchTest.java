/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationSketchTest {
  private static final double ERROR = 0.011;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7, 100, 999, 1_000_000, 1L << 40, (1L << 62) - 1, Long.MAX_VALUE})
  void anyDuration_isGivenBackWithinTheError(long nanos) {
    DurationSketch sketch = new DurationSketch();
    sketch.add(nanos);

    assertThat((double) sketch.quantile(0.5)).isCloseTo(nanos, within(nanos * ERROR));
  }

  @Test
  void buckets_areThoseOfOpenTelemetry() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      long nanos = random.nextLong() >>> (1 + random.nextInt(40));
      int ours = DurationSketch.bucketOf(nanos) - 2;
      double scaled = Math.log(nanos) / Math.log(2) * (1 << DurationSketch.SCALE);
      if (nanos > 0 && Math.abs(scaled - Math.rint(scaled)) > 1e-9) {
        assertThat(ours).as("%d ns", nanos).isEqualTo((int) Math.ceil(scaled) - 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10, 30, 61})
  void powerOfTwo_closesItsBucket(int exponent) {
    long power = 1L << exponent;

    assertThat(DurationSketch.bucketOf(power) - 2)
        .isEqualTo((exponent << DurationSketch.SCALE) - 1);
    assertThat(DurationSketch.bucketOf(power + 1)).isGreaterThan(DurationSketch.bucketOf(power));
  }

  @Test
  void quantiles_areThoseOfTheSortedDurations() {
    Random random = new Random(3);
    long[] nanos = random.doubles(10_000).mapToLong(x -> (long) Math.exp(25 * x)).toArray();
    DurationSketch sketch = new DurationSketch();
    Arrays.stream(nanos).forEach(sketch::add);
    Arrays.sort(nanos);

    for (double share : new double[] {0.0001, 0.1, 0.5, 0.9, 0.95, 0.99, 1}) {
      long exact = nanos[(int) Math.ceil(share * nanos.length) - 1];
      assertThat((double) sketch.quantile(share))
          .as("quantile %s", share)
          .isCloseTo(exact, within(exact * ERROR));
    }
  }

  @Test
  void mergedParts_areTheWhole() {
    Random random = new Random(5);
    DurationSketch whole = new DurationSketch();
    DurationSketch merged = new DurationSketch();
    for (int part = 0; part < 10; part++) {
      DurationSketch sketch = new DurationSketch();
      for (int i = 0; i < 100; i++) {
        long nanos = random.nextInt(1_000_000);
        sketch.add(nanos);
        whole.add(nanos);
      }
      merged.add(sketch);
    }

    assertThat(merged).isEqualTo(whole).hasSameHashCodeAs(whole);
    assertThat(merged.count()).isEqualTo(1000);
  }

  @Test
  void noDuration_countsAsNone() {
    DurationSketch sketch = new DurationSketch();
    sketch.add(0);
    sketch.add(-5);

    assertThat(sketch.count()).isEqualTo(2);
    assertThat(sketch.quantile(1)).isZero();
    assertThat(new DurationSketch().quantile(0.5)).isZero();
  }
}
