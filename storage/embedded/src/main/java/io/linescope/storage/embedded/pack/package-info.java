/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Call trees and method names as packed bytes. */
@NullMarked
package io.linescope.storage.embedded.pack;

import org.jspecify.annotations.NullMarked;
