/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The password and the token of a server: made, kept as hashes, and compared. */
@NullMarked
package io.linescope.server.credentials;

import org.jspecify.annotations.NullMarked;
