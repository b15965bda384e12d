/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The header that asks for one request call by call: expiry in Unix seconds, dot, signature. */
public final class DebugHeader {
  public static final String NAME = "linescope-debug";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAX_LENGTH = 128;

  /** Whether the server signed it, and it has not expired. */
  static boolean isValid(@Nullable String value, byte[] key) {
    int dot = value == null || value.length() > MAX_LENGTH ? -1 : value.indexOf('.');
    if (value == null || dot < 0 || key.length == 0) {
      return false;
    }
    String expiry = value.substring(0, dot);
    try {
      return MessageDigest.isEqual(
              hex(sign(expiry, key)), value.substring(dot + 1).getBytes(StandardCharsets.US_ASCII))
          && Long.parseLong(expiry) >= System.currentTimeMillis() / 1000;
    } catch (GeneralSecurityException | NumberFormatException e) {
      return false;
    }
  }

  private static byte[] sign(String text, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(ALGORITHM);
    mac.init(new SecretKeySpec(key, ALGORITHM));
    return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] hex(byte[] bytes) {
    byte[] digits = new byte[bytes.length * 2];
    for (int i = 0; i < bytes.length; i++) {
      digits[2 * i] = (byte) Character.forDigit((bytes[i] >> 4) & 15, 16);
      digits[2 * i + 1] = (byte) Character.forDigit(bytes[i] & 15, 16);
    }
    return digits;
  }

  private DebugHeader() {}
}
