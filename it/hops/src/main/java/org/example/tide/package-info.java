/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A program on a library that is written in Kotlin. */
@NullMarked
package org.example.tide;

import org.jspecify.annotations.NullMarked;
