/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** Calls the stock. */
@Component
final class StockClient {
  private static final ParameterizedTypeReference<List<String>> ITEMS =
      new ParameterizedTypeReference<>() {};

  private final RestClient http;

  StockClient(RestClient.Builder builder, @Value("${stock.url}") String url) {
    this.http = builder.baseUrl(url).build();
  }

  Reservation reserve(String item, int quantity) {
    Counters.hit();
    try {
      return Objects.requireNonNull(
          http.post()
              .uri("/reservations?item={item}&quantity={quantity}", item, quantity)
              .retrieve()
              .body(Reservation.class));
    } catch (RestClientResponseException e) {
      throw new StockException("stock answered " + e.getStatusCode(), causes(e), e);
    }
  }

  List<String> alternativesTo(String item) {
    Counters.hit();
    return Objects.requireNonNull(
        http.get().uri("/alternatives?item={item}", item).retrieve().body(ITEMS));
  }

  void restock(String item) {
    Counters.hit();
    http.post().uri("/restocks?item={item}", item).retrieve().toBodilessEntity();
  }

  private static List<String> causes(RestClientResponseException answer) {
    Counters.hit();
    Failure failure = answer.getResponseBodyAs(Failure.class);
    return failure == null ? List.of() : failure.causes();
  }
}
