/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.analysis.red;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Red;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedTableTest {
  @Test
  void pieces_addUpByKeyAndStep() {
    RedTable<String> table = RedTable.ofSteps(1_000, 100, 3);
    table.add("a", 1_000, red(5));
    table.add("a", 1_099, red(7));
    table.add("a", 1_250, red(9));
    table.add("b", 1_100, red(1));

    RedTable.Row<String> a = table.rows(Comparator.naturalOrder()).get(0);
    assertThat(a.key()).isEqualTo("a");
    assertThat(a.sum().totalNanos()).isEqualTo(21);
    assertThat(a.steps()).extracting(Red::count).containsExactly(2L, 0L, 1L);
  }

  @Test
  void whatIsOutsideOfTheSteps_countsInTheSumOnly() {
    RedTable<String> table = RedTable.ofSteps(1_000, 100, 2);
    table.add("a", 999, red(5));
    table.add("a", 1_200, red(5));

    assertThat(table.sum("a").count()).isEqualTo(2);
    assertThat(table.rows(Comparator.naturalOrder()).get(0).steps())
        .extracting(Red::count)
        .containsOnly(0L);
  }

  @Test
  void rows_areByRequestsThenKey() {
    RedTable<String> table = RedTable.ofSums();
    List.of("b", "c", "a", "c").forEach(key -> table.add(key, 0, red(1)));

    assertThat(table.rows(Comparator.naturalOrder()))
        .extracting(RedTable.Row::key)
        .containsExactly("c", "a", "b");
  }

  @Test
  void addedFigures_staySeparate() {
    RedTable<String> table = RedTable.ofSums();
    Red piece = red(5);
    table.add("a", 0, piece);
    table.add("a", 0, piece);

    assertThat(table.sum("a").count()).isEqualTo(2);
    assertThat(piece.count()).isEqualTo(1);
    assertThat(table.sum("nobody").count()).isZero();
  }

  private static Red red(long nanos) {
    Red red = new Red();
    red.add(nanos, false);
    return red;
  }
}
