/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.linescope.demo.backstage.Counters;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a customer of one thing may like as well. */
@RestController
final class AlternativesController {
  private final Alternatives alternatives;

  AlternativesController(Alternatives alternatives) {
    this.alternatives = alternatives;
  }

  @GetMapping("/alternatives")
  List<String> alternatives(@RequestParam String item) {
    Counters.hit();
    return alternatives.closestTo(item);
  }
}
