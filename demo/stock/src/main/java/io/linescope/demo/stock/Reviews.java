/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.linescope.demo.backstage.Counters;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What guests think of an article: they are asked one after the other, and each thinks a while. */
@Component
final class Reviews {
  private static final int GUESTS = 5;
  private static final Duration THOUGHT = Duration.ofMillis(5);

  private final Shelves shelves;

  Reviews(Shelves shelves) {
    this.shelves = shelves;
  }

  Mono<ServerResponse> show(ServerRequest request) {
    Counters.hit();
    return Mono.just(request.queryParam("item").orElse("lamp"))
        .publishOn(Schedulers.boundedElastic()) // the database is waited for
        .map(this::find)
        .flatMapMany(Reviews::guests)
        .map(Reviews::opinion)
        .reduce(0, Integer::sum)
        .flatMap(Reviews::answer);
  }

  private int find(String item) {
    Counters.hit();
    return shelves.level(item) > 0 ? GUESTS : 0;
  }

  private static Flux<Integer> guests(int number) {
    Counters.hit();
    return Flux.range(1, number)
        .delayElements(THOUGHT)
        .publishOn(Schedulers.parallel()); // or a thought that is over at once stays where it was
  }

  private static int opinion(int guest) {
    Counters.hit();
    return Math.floorMod(Integer.hashCode(guest * 31), 6);
  }

  private static Mono<ServerResponse> answer(int stars) {
    Counters.hit();
    return ServerResponse.ok().bodyValue(Integer.toString(stars));
  }
}
