/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Knows what lies on the shelves. */
@NullMarked
package io.linescope.demo.stock;

import org.jspecify.annotations.NullMarked;
