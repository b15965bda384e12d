/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The store's folder, held by one process at a time. */
final class DataFolder implements Closeable {
  private final Path path;
  private final FileChannel lockFile;

  private DataFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Creates what is missing and takes the lock, which the system releases when the process dies.
   *
   * @throws DataFolderInUseException if another process has it
   */
  static DataFolder hold(Path path) throws IOException {
    Files.createDirectories(path);
    FileChannel lockFile =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!tryLock(lockFile)) {
      lockFile.close();
      throw new DataFolderInUseException(path);
    }
    return new DataFolder(path, lockFile);
  }

  private static boolean tryLock(FileChannel lockFile) throws IOException {
    try {
      FileLock lock = lockFile.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  Path log() {
    return path.resolve("log");
  }

  Path segments() {
    return path.resolve("segments");
  }

  Path methods() {
    return path.resolve("methods");
  }

  Path temporary() {
    return path.resolve("tmp");
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
