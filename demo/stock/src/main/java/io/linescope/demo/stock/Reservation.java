/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

/** Things taken from the shelf for a customer, and when they leave. */
record Reservation(String item, int quantity, int minutesToPickup) {}
