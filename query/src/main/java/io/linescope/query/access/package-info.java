/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Who may call this server, from where, and what for: checked before any route. */
@NullMarked
package io.linescope.query.access;

import org.jspecify.annotations.NullMarked;
