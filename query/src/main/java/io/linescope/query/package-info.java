/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The HTTP API and the files of the web UI. */
@NullMarked
package io.linescope.query;

import org.jspecify.annotations.NullMarked;
