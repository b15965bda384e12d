/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.linescope.demo.backstage.Counters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Finds things that are described alike.
 *
 * <p>The waste is meant: it compares every article with every other to answer a question about one.
 * The method tree of a slow request shows it as a count that nobody would expect.
 */
@Service
final class Alternatives {
  private static final int ENOUGH = 3;

  private final Shelves shelves;

  Alternatives(Shelves shelves) {
    this.shelves = shelves;
  }

  List<String> closestTo(String item) {
    Counters.hit();
    List<Pair> pairs = new ArrayList<>();
    List<Article> articles = shelves.all();
    for (Article left : articles) {
      for (Article right : articles) {
        int distance = Wording.distance(left.description(), right.description());
        if (left.item().equals(item) && !right.item().equals(item)) {
          pairs.add(new Pair(right.item(), distance));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::distance));
    return pairs.stream().limit(ENOUGH).map(Pair::item).toList();
  }

  private record Pair(String item, int distance) {}
}
