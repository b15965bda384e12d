/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import org.jspecify.annotations.Nullable;

/**
 * Who there is. Today one administrator with a password and one token for all senders; users and
 * roles are to take this place.
 *
 * <p>An instance never changes. Other accounts are another instance, and with the earlier one every
 * session ends. Implementations MUST compare secrets in a time that tells nothing of them.
 */
public interface Accounts {
  /** Returns whom a token belongs to, or null. Fast: it is asked for each request of a sender. */
  @Nullable Account ofToken(String token);

  /**
   * Returns whom a password belongs to, or null. MAY be slow on purpose, for a wrong password and
   * for a user that there is not alike.
   */
  @Nullable Account ofPassword(String user, String password);
}
