/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Runs a command under the probe. */
@NullMarked
package io.linescope.cli.exec;

import org.jspecify.annotations.NullMarked;
