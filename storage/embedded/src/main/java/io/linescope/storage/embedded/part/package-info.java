/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The parts that the store consists of: hot tables and sealed segments. */
@NullMarked
package io.linescope.storage.embedded.part;

import org.jspecify.annotations.NullMarked;
