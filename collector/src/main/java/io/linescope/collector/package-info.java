/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Receivers of OpenTelemetry's protocol: checked, counted, stored, and only then acknowledged. */
@NullMarked
package io.linescope.collector;

import org.jspecify.annotations.NullMarked;
