/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.linescope.demo.backstage.Counters;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Asks the stock how many there are, over gRPC. */
@Component
final class LevelClient implements DisposableBean {
  private final ManagedChannel channel;

  LevelClient(@Value("${stock.levels}") String address) {
    this.channel = NettyChannelBuilder.forTarget("dns:///" + address).usePlaintext().build();
  }

  int of(String item) {
    Counters.hit();
    String count =
        ClientCalls.blockingUnaryCall(channel, LevelsCall.COUNT, CallOptions.DEFAULT, item);
    return Integer.parseInt(count);
  }

  @Override
  public void destroy() {
    channel.shutdownNow();
  }
}
