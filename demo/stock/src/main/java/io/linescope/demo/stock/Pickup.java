/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

/** What the courier answers to a booking. */
record Pickup(String van, int kilos, int minutes) {}
