/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Letters that go through Kafka. */
@NullMarked
package org.example.letters;

import org.jspecify.annotations.NullMarked;
