/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Linescope's own events, as docs/how-it-works/wire.md describes them, to the model and back. */
@NullMarked
package io.linescope.wire.event;

import org.jspecify.annotations.NullMarked;
