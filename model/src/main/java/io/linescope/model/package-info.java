/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What Linescope records, stores and shows: immutable values, nothing but the JDK. */
@NullMarked
package io.linescope.model;

import org.jspecify.annotations.NullMarked;
