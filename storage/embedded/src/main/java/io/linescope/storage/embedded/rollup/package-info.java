/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is counted of the spans of a part while they are added, so that figures scan nothing. */
@NullMarked
package io.linescope.storage.embedded.rollup;

import org.jspecify.annotations.NullMarked;
