/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package sample.linescope.control;

import sample.linescope.server.Everything;

/** Bad: only outside checks may know the server. */
final class UsesServer {
  final Everything server = new Everything();
}
