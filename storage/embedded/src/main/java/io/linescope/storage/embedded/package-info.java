/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The store in the server process: write-ahead log, hot table, segments. */
@NullMarked
package io.linescope.storage.embedded;

import org.jspecify.annotations.NullMarked;
