/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.linescope.demo.backstage.Counters;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts now and then what there is, though nobody asks for it. */
@Component
final class Stocktaking {
  private final Shelves shelves;

  Stocktaking(Shelves shelves) {
    this.shelves = shelves;
  }

  @Scheduled(fixedDelayString = "${stocktaking.every}")
  void count() {
    Counters.hit();
    List<Article> articles = shelves.all();
    shelves.order(longestPraised(articles), 1);
  }

  private static String longestPraised(List<Article> articles) {
    Counters.hit();
    Article longest = articles.get(0);
    for (Article article : articles) {
      if (article.description().length() > longest.description().length()) {
        longest = article;
      }
    }
    return longest.item();
  }
}
