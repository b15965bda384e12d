/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Traces as the API shows them. */
@NullMarked
package io.linescope.query.trace;

import org.jspecify.annotations.NullMarked;
