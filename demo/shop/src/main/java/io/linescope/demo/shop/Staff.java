/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The threads that work beside those of the requests. */
@Configuration(proxyBeanMethods = false)
class Staff {
  /** Does what {@code @Async} asks for. */
  @Bean
  ThreadPoolTaskExecutor mailroom() {
    ThreadPoolTaskExecutor mailroom = new ThreadPoolTaskExecutor();
    mailroom.setThreadNamePrefix("mailroom-");
    mailroom.setCorePoolSize(2);
    return mailroom;
  }

  /** A plain executor of the JDK. */
  @Bean(destroyMethod = "shutdown")
  ExecutorService office() {
    return Executors.newFixedThreadPool(3, new CustomizableThreadFactory("office-"));
  }
}
