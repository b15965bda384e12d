/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.pack;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Compressed bytes in a file that tell whether they are whole.
 *
 * <pre>
 * 4 bytes  length of the compressed bytes
 * 4 bytes  length of the bytes
 * 4 bytes  CRC32C of the compressed bytes
 * n bytes  compressed with zstd
 * </pre>
 *
 * @param bytes the bytes
 * @param end where the next frame begins in the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Frame(byte[] bytes, long end) {
  private static final int HEADER = 12;
  private static final int LEVEL = 1;

  /** Nothing that is written comes near: a longer one is not a frame. */
  private static final int MAX_BYTES = 1 << 30;

  /** Returns the frame of these bytes. */
  public static byte[] pack(byte[] bytes) {
    byte[] compressed = Zstd.compress(bytes, LEVEL);
    return ByteBuffer.allocate(HEADER + compressed.length)
        .putInt(compressed.length)
        .putInt(bytes.length)
        .putInt(checksum(compressed))
        .put(compressed)
        .array();
  }

  /** Reads the frame at a position; null if there is none, or none that is whole. */
  public static @Nullable Frame read(FileChannel file, long position) throws IOException {
    long left = file.size() - position;
    if (left < HEADER) {
      return null;
    }
    ByteBuffer header = read(file, position, HEADER);
    int compressedLength = header.getInt();
    int length = header.getInt();
    int checksum = header.getInt();
    if (compressedLength <= 0
        || compressedLength > left - HEADER
        || length < 0
        || length > MAX_BYTES) {
      return null;
    }
    byte[] compressed = read(file, position + HEADER, compressedLength).array();
    return checksum == checksum(compressed)
        ? new Frame(Zstd.decompress(compressed, length), position + HEADER + compressedLength)
        : null;
  }

  private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.flip();
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
