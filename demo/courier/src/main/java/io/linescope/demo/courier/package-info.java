/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Drives parcels to customers. */
@NullMarked
package io.linescope.demo.courier;

import org.jspecify.annotations.NullMarked;
