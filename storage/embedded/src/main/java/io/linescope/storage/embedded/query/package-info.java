/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** One class for each question that DuckDB answers. */
@NullMarked
package io.linescope.storage.embedded.query;

import org.jspecify.annotations.NullMarked;
