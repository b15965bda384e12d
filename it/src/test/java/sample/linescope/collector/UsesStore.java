/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package sample.linescope.collector;

import sample.linescope.storage.embedded.Store;

/** Bad: a collector that knows one store. */
final class UsesStore {
  final Store store = new Store();
}
