/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The API of levels: what is recorded, and who changed it. */
@NullMarked
package io.linescope.query.level;

import org.jspecify.annotations.NullMarked;
