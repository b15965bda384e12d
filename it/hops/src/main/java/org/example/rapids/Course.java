/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.rapids;

import java.time.Duration;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What can be asked of {@link Rapids}. Each answer is a number. */
final class Course {
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final WebClient next;

  Course(WebClient next) {
    this.next = next;
  }

  /** {@code hops} delays one after the other, a stroke after each. */
  Mono<ServerResponse> drift(ServerRequest request) {
    int hops = Integer.parseInt(request.queryParam("hops").orElse("1"));
    return answer(
        Flux.range(0, hops)
            .concatMap(hop -> Mono.delay(PAUSE).map(Course::paddle))
            .reduce(0, Integer::sum));
  }

  /** Down on one thread, up on another. */
  Mono<ServerResponse> dive(ServerRequest request) {
    return answer(
        Mono.fromCallable(Course::sink)
            .subscribeOn(Schedulers.boundedElastic())
            .publishOn(Schedulers.parallel())
            .map(Course::surface));
  }

  /** Asks itself over HTTP to dive. */
  Mono<ServerResponse> relay(ServerRequest request) {
    return answer(
        next.get()
            .uri("/dive")
            .retrieve()
            .bodyToMono(String.class)
            .map(Integer::valueOf)
            .map(Course::surface));
  }

  private static Mono<ServerResponse> answer(Mono<Integer> number) {
    return number.flatMap(value -> ServerResponse.ok().bodyValue(value.toString()));
  }

  private static int paddle(long tick) {
    return 1 + (int) (tick >> 40);
  }

  private static int sink() throws InterruptedException {
    Thread.sleep(2);
    return hold(3);
  }

  private static int hold(int breath) {
    return breath - 1;
  }

  private static int surface(int breath) {
    return hold(breath) + 1;
  }
}
