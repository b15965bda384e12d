/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.linescope.demo.backstage.Counters;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** Calls the courier. */
@Component
final class CourierClient {
  private final RestClient http;

  CourierClient(RestClient.Builder builder, @Value("${courier.url}") String url) {
    this.http = builder.baseUrl(url).build();
  }

  Pickup book(String item, int quantity) {
    Counters.hit();
    try {
      return Objects.requireNonNull(
          http.post()
              .uri("/pickups?item={item}&quantity={quantity}", item, quantity)
              .retrieve()
              .body(Pickup.class));
    } catch (RestClientResponseException e) {
      throw new CourierException("courier answered " + e.getStatusCode(), causes(e), e);
    }
  }

  private static List<String> causes(RestClientResponseException answer) {
    Counters.hit();
    Failure failure = answer.getResponseBodyAs(Failure.class);
    return failure == null ? List.of() : failure.causes();
  }
}
