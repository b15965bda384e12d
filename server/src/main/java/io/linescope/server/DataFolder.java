/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A data folder that belongs to this process until it ends, whichever way. */
final class DataFolder implements Closeable {
  private final FileChannel channel;

  private DataFolder(FileChannel channel) {
    this.channel = channel;
  }

  static DataFolder lock(Path folder) throws FailedException {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return new DataFolder(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new FailedException(ExitCodes.FAILED, "data folder: " + folder + ": " + e);
    }
    throw new FailedException(
        ExitCodes.BUSY, "data folder: " + folder + " (expected: one no other server uses)");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
