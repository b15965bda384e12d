/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Configuration, wiring and main. Nothing imports this package. */
@NullMarked
package io.linescope.server;

import org.jspecify.annotations.NullMarked;
