/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What probes and the server tell each other about levels. */
@NullMarked
package io.linescope.wire.control;

import org.jspecify.annotations.NullMarked;
