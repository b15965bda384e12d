/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How the server watches itself, without feeding on what it sees. */
@NullMarked
package io.linescope.server.self;

import org.jspecify.annotations.NullMarked;
