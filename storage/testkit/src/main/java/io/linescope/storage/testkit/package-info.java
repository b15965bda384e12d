/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The contract that every store passes: a store extends each class and says how to open itself. */
@NullMarked
package io.linescope.storage.testkit;

import org.jspecify.annotations.NullMarked;
