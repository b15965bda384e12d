/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

/** One line of an order. */
record Line(String item, int quantity) {}
