/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.purge;

import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What was recorded, in the data folder of a server that is stopped.
 *
 * @param folder the data folder
 * @param files all files in it that hold something recorded
 * @param bytes how large they are together
 */
record StoredData(Path folder, List<Path> files, long bytes) {
  private static final String LOCK = "lock";

  /** What stays: who may enter, what is to be recorded, and what the server said. */
  private static final List<String> KEPT =
      List.of(LOCK, "control", "credentials.properties", "server.log");

  /** Looks what is there. A folder that no server ever had is refused. */
  static StoredData in(Path folder) throws IOException, FailedException {
    if (!Files.isRegularFile(folder.resolve(LOCK)) || !Files.isDirectory(folder.resolve("log"))) {
      throw new FailedException(
          ExitCodes.USAGE, "--data: " + folder + " (expected: the data folder of a server)");
    }
    List<Path> files = new ArrayList<>();
    long bytes = 0;
    for (Path top : recorded(folder)) {
      try (Stream<Path> tree = Files.walk(top)) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          files.add(file);
          bytes += Files.size(file);
        }
      }
    }
    return new StoredData(folder, List.copyOf(files), bytes);
  }

  /** Removes it, unless a server has the folder. */
  void remove() throws IOException, FailedException {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new FailedException(
            ExitCodes.BUSY,
            "data folder: " + folder + " is in use (expected: a server that is stopped)");
      }
      for (Path top : recorded(folder)) {
        delete(top);
      }
    }
  }

  private static List<Path> recorded(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> !KEPT.contains(String.valueOf(path.getFileName()))).toList();
    }
  }

  private static void delete(Path top) throws IOException {
    try (Stream<Path> tree = Files.walk(top)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%d files, %.1f MB, in %s", files.size(), bytes / 1e6, folder);
  }
}
