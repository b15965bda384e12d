/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package sample.linescope.api;

import com.tngtech.archunit.lang.ArchRule;
import sample.linescope.server.Everything;

/** Bad twice: it knows the server, and a library. */
abstract class UsesServer implements ArchRule {
  final Everything server = new Everything();
}
