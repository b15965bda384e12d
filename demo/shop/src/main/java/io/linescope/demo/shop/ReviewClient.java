/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks the stock what others think. */
@Component
final class ReviewClient {
  private final RestClient http;

  ReviewClient(RestClient.Builder builder, @Value("${stock.reviews}") String url) {
    this.http = builder.baseUrl(url).build();
  }

  String starsOf(String item) {
    Counters.hit();
    return Objects.requireNonNull(
        http.get().uri("/reviews?item={item}", item).retrieve().body(String.class));
  }
}
