/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

/** A present, and how many more of its kind there are. */
record Gift(String item, int left) {}
