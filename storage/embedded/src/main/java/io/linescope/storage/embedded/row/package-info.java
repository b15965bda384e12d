/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Spans as rows: the texts and numbers that the log, the hot table and the segments share. */
@NullMarked
package io.linescope.storage.embedded.row;

import org.jspecify.annotations.NullMarked;
