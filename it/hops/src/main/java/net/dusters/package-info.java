/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A library of strangers. */
@NullMarked
package net.dusters;

import org.jspecify.annotations.NullMarked;
