/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.linescope.demo.backstage.Counters;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notes what is to be ordered from the makers. */
@RestController
final class RestockController {
  private final Shelves shelves;

  RestockController(Shelves shelves) {
    this.shelves = shelves;
  }

  @PostMapping("/restocks")
  @ResponseStatus(HttpStatus.CREATED)
  void restock(@RequestParam String item) {
    Counters.hit();
    shelves.order(item, 10);
  }
}
