/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

/** What a customer ordered, and what it costs. */
record Order(long id, String item, int quantity, long cents) {}
