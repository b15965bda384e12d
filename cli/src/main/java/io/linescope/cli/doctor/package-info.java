/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Finds out why no data comes. */
@NullMarked
package io.linescope.cli.doctor;

import org.jspecify.annotations.NullMarked;
