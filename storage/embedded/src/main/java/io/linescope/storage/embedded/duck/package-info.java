/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The in-memory database that reads hot tables and Parquet files. */
@NullMarked
package io.linescope.storage.embedded.duck;

import org.jspecify.annotations.NullMarked;
