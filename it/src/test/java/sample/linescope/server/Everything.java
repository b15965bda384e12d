/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package sample.linescope.server;

import sample.linescope.demo.Shop;

/** Bad: the server knows its demo. */
public final class Everything {
  final Class<?> demo = Shop.class;
}
