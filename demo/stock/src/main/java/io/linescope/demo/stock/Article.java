/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

/** A thing on the shelves, and how the catalogue praises it. */
record Article(String item, String description) {}
