/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.wal;

import io.linescope.storage.embedded.pack.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * One file of the log: a frame for each entry. A frame that is not whole was never acknowledged: it
 * and what follows is the torn end of a file whose writer died.
 */
final class LogFile implements Closeable {
  private final long sequence;
  private final FileChannel channel;
  private long size;

  private LogFile(long sequence, FileChannel channel) {
    this.sequence = sequence;
    this.channel = channel;
  }

  static LogFile create(Path path, long sequence) throws IOException {
    return new LogFile(
        sequence, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /** Reads all whole frames of a file and returns how many torn bytes come after them. */
  static long replay(Path path, Consumer<Entry> entries) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long position = 0;
      for (Frame frame = Frame.read(channel, 0);
          frame != null;
          frame = Frame.read(channel, position)) {
        entries.accept(Entry.of(frame.bytes()));
        position = frame.end();
      }
      return channel.size() - position;
    }
  }

  void write(byte[] frame) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(frame);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    size += frame.length;
  }

  /** Takes back what was written after this size: a failed write must not stay half done. */
  void truncate(long toSize) throws IOException {
    channel.truncate(toSize);
    channel.position(toSize);
    size = toSize;
  }

  void sync() throws IOException {
    channel.force(false);
  }

  long sequence() {
    return sequence;
  }

  long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
