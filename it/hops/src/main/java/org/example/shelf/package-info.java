/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A tiny application, which the tests pack in every way there is. */
@NullMarked
package org.example.shelf;

import org.jspecify.annotations.NullMarked;
