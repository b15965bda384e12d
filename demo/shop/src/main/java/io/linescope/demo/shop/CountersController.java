/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was counted since the last time. */
@RestController
final class CountersController {
  @GetMapping(path = "/counters", produces = "application/json")
  String counters() {
    return Counters.drain();
  }
}
