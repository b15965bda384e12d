/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.credentials;

import io.linescope.query.access.Account;
import io.linescope.query.access.Accounts;
import io.linescope.query.access.Right;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The administrator with the password, and the senders with the token, known by their hashes. */
final class Credentials implements Accounts {
  static final String USER = "admin";

  private static final Account ADMIN = new Account(USER, EnumSet.allOf(Right.class));
  private static final Account SENDERS = new Account("ingest token", Set.of(Right.SEND));

  private final PasswordHash password;
  private final byte[] tokenHash;

  /**
   * The fast hash of the password that was right before: it is slow to check, and a command line or
   * a scraper sends it with each request. In memory only.
   */
  private volatile byte @Nullable [] recognized;

  Credentials(PasswordHash password, byte[] tokenHash) {
    this.password = password;
    this.tokenHash = tokenHash.clone();
  }

  static Credentials of(String password, String token) {
    return new Credentials(PasswordHash.of(password), Secrets.sha256(token));
  }

  PasswordHash password() {
    return password;
  }

  byte[] tokenHash() {
    return tokenHash.clone();
  }

  @Override
  public @Nullable Account ofToken(String token) {
    return MessageDigest.isEqual(tokenHash, Secrets.sha256(token)) ? SENDERS : null;
  }

  @Override
  public @Nullable Account ofPassword(String user, String given) {
    boolean userKnown = MessageDigest.isEqual(bytes(USER), bytes(user));
    return isPassword(given) && userKnown ? ADMIN : null;
  }

  private boolean isPassword(String given) {
    byte[] fast = Secrets.sha256(given);
    byte[] before = recognized;
    if (before != null && MessageDigest.isEqual(before, fast)) {
      return true;
    }
    boolean right = password.matches(given);
    if (right) {
      recognized = fast;
    }
    return right;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
