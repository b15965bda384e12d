/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the shop has because it is a demo, and no real shop would have. */
@NullMarked
package io.linescope.demo.backstage;

import org.jspecify.annotations.NullMarked;
