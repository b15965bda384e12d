/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Takes orders, shows what was ordered, sends receipts. */
@NullMarked
package io.linescope.demo.shop;

import org.jspecify.annotations.NullMarked;
