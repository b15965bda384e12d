/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.credentials;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Properties;

/** The file of a data folder that keeps the hashes. Only its owner may read it. */
public final class CredentialsFile {
  private static final String NAME = "credentials.properties";
  private static final HexFormat HEX = HexFormat.of();
  private static final String VERSION = "1";

  private final Path path;

  private CredentialsFile(Path path) {
    this.path = path;
  }

  public static CredentialsFile in(Path dataFolder) {
    return new CredentialsFile(dataFolder.resolve(NAME));
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * Makes a new password and a new token, and keeps their hashes instead of any earlier ones, all
   * or nothing: a server that looks at the file sees either.
   */
  public NewCredentials replace() throws IOException {
    NewCredentials made = NewCredentials.random(exists());
    write(text(Credentials.of(made.password(), made.token())));
    return made;
  }

  String read() throws IOException {
    return Files.readString(path);
  }

  private void write(String text) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, "credentials", ".tmp"); // its owner's alone
    try {
      try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        file.force(true);
      }
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String text(Credentials credentials) {
    PasswordHash password = credentials.password();
    return String.join(
        "\n",
        "# Hashes of the admin's password and of the ingest token.",
        "# Made, and made anew, by: linescope server credentials",
        "version=" + VERSION,
        "password.kdf=" + PasswordHash.KDF,
        "password.iterations=" + password.iterations(),
        "password.salt=" + HEX.formatHex(password.salt()),
        "password.hash=" + HEX.formatHex(password.hash()),
        "token.sha256=" + HEX.formatHex(credentials.tokenHash()),
        "");
  }

  /** Reads what {@link #text} wrote; never tells a value in an error. */
  Credentials parse(String text) throws IOException {
    Properties values = new Properties();
    try {
      values.load(new StringReader(text));
      expect(values, "version", VERSION);
      expect(values, "password.kdf", PasswordHash.KDF);
      return new Credentials(
          new PasswordHash(
              iterations(values), bytes(values, "password.salt"), bytes(values, "password.hash")),
          bytes(values, "token.sha256"));
    } catch (IllegalArgumentException e) {
      throw new IOException(path + ": not readable (expected: as the command writes it)", e);
    }
  }

  private void expect(Properties values, String key, String expected) throws IOException {
    if (!expected.equals(values.getProperty(key))) {
      throw new IOException(path + ": another " + key + " (expected: " + expected + ")");
    }
  }

  private static int iterations(Properties values) {
    int iterations = Integer.parseInt(values.getProperty("password.iterations", ""));
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations: " + iterations + " (expected: >= 1)");
    }
    return iterations;
  }

  private static byte[] bytes(Properties values, String key) {
    byte[] bytes = HEX.parseHex(values.getProperty(key, ""));
    if (bytes.length == 0) {
      throw new IllegalArgumentException(key + ": nothing (expected: hexadecimal digits)");
    }
    return bytes;
  }
}
