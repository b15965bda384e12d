/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.credentials;

/**
 * A password and a token that were just made. Nothing else ever holds them as they are.
 *
 * @param user to whom the password belongs
 * @param replaced whether there were others before
 */
public record NewCredentials(String user, String password, String token, boolean replaced) {
  private static final int PASSWORD_LETTERS = 26; // 130 bits
  private static final int TOKEN_LETTERS = 32; // 160 bits

  static NewCredentials random(boolean replaced) {
    return new NewCredentials(
        Credentials.USER,
        Secrets.random(PASSWORD_LETTERS),
        "lst_" + Secrets.random(TOKEN_LETTERS),
        replaced);
  }

  /** Without the secrets: a text like this ends in logs. */
  @Override
  public String toString() {
    return "NewCredentials[user=" + user + ", replaced=" + replaced + "]";
  }
}
