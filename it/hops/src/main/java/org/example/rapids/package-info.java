/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A reactive server: WebFlux on Netty. */
@NullMarked
package org.example.rapids;

import org.jspecify.annotations.NullMarked;
