/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Call trees put together from the parts that processes sent. */
@NullMarked
package io.linescope.analysis.calltree;

import org.jspecify.annotations.NullMarked;
