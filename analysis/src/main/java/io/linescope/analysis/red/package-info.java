/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Rates, errors and durations put together for whoever asks. */
@NullMarked
package io.linescope.analysis.red;

import org.jspecify.annotations.NullMarked;
