/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import org.springframework.web.reactive.config.EnableWebFlux;

/**
 * What WebFlux needs. Not within {@link ReviewsDoor}, or Spring would give it to all of the stock.
 */
@EnableWebFlux
final class Flow {}
