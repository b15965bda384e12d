/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Removes what a server stored. */
@NullMarked
package io.linescope.cli.purge;

import org.jspecify.annotations.NullMarked;
