/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what others think of a thing. */
@RestController
final class ReviewController {
  private final ReviewClient reviews;

  ReviewController(ReviewClient reviews) {
    this.reviews = reviews;
  }

  @GetMapping("/reviews")
  String show(@RequestParam String item) {
    Counters.hit();
    return item + " has " + reviews.starsOf(item) + " stars";
  }
}
