/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A library of the house that made the application. */
@NullMarked
package org.example.books;

import org.jspecify.annotations.NullMarked;
