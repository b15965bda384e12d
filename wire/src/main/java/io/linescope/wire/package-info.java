/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What both directions of the wire have in common. */
@NullMarked
package io.linescope.wire;

import org.jspecify.annotations.NullMarked;
