/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The write-ahead log: what is acknowledged is here first. */
@NullMarked
package io.linescope.storage.embedded.wal;

import org.jspecify.annotations.NullMarked;
