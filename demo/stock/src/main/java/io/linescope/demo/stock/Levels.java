/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.linescope.demo.backstage.Counters;
import org.springframework.stereotype.Component;

/** Tells over gRPC how many there are of an article. */
@Component
final class Levels implements BindableService {
  private final Shelves shelves;

  Levels(Shelves shelves) {
    this.shelves = shelves;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return ServerServiceDefinition.builder("stock.Levels")
        .addMethod(LevelsCall.COUNT, ServerCalls.asyncUnaryCall(this::count))
        .build();
  }

  private void count(String item, StreamObserver<String> answer) {
    Counters.hit();
    answer.onNext(Integer.toString(shelves.level(item)));
    answer.onCompleted();
  }
}
