/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import java.util.Set;

/** Somebody who was recognized. */
public record Account(String name, Set<Right> rights) {
  public Account {
    rights = Set.copyOf(rights);
  }
}
