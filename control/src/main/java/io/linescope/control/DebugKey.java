/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.control;

import io.linescope.model.ByteArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs debug headers. The probes have the same key. */
public final class DebugKey {
  /** The header's name. */
  public static final String HEADER = "linescope-debug";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private final ByteArray key;

  private DebugKey(ByteArray key) {
    this.key = key;
  }

  /** The key in this file, or a new one that only the file's owner can read. */
  static DebugKey in(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] made = new byte[BYTES];
      new SecureRandom().nextBytes(made);
      create(file);
      Files.write(file, made);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != BYTES) {
      throw new IOException(
          file + ": " + key.length + " bytes (expected: " + BYTES + "; delete it for a new one)");
    }
    return new DebugKey(ByteArray.copyOf(key));
  }

  private static void create(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    }
  }

  public ByteArray bytes() {
    return key;
  }

  /** The value of a header that asks for one request call by call, good until then. */
  public String header(long expiryUnixSeconds) {
    String expiry = Long.toString(expiryUnixSeconds);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.toArray(), ALGORITHM));
      byte[] signature = mac.doFinal(expiry.getBytes(StandardCharsets.US_ASCII));
      return expiry + "." + HexFormat.of().formatHex(signature);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(ALGORITHM + " is in every JDK", e);
    }
  }
}
