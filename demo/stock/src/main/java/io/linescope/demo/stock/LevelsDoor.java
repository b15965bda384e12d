/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where gRPC is answered: any free port unless {@code --levels.port} says one. */
@Configuration(proxyBeanMethods = false)
class LevelsDoor {
  @Bean(destroyMethod = "shutdownNow")
  Server levelsServer(Levels levels, @Value("${levels.port}") int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return NettyServerBuilder.forAddress(address).addService(levels).build().start();
  }
}
