/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A trace as a tree of spans. */
@NullMarked
package io.linescope.analysis.trace;

import org.jspecify.annotations.NullMarked;
