/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What can be stored and asked. Each question has an interface of its own. */
@NullMarked
package io.linescope.storage;

import org.jspecify.annotations.NullMarked;
