/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

/** What the stock answers: things taken from the shelf, and when they leave. */
record Reservation(String item, int quantity, int minutesToPickup) {}
