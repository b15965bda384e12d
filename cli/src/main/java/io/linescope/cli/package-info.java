/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The {@code linescope} command: what it asks a server, and how it shows the answer. */
@NullMarked
package io.linescope.cli;

import org.jspecify.annotations.NullMarked;
