/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds who listens on a port, where the kernel tells: on Linux, for processes one may look at. */
final class PortOwner {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private PortOwner() {}

  /** Returns something like {@code process 17 (java)}. */
  static String of(int port) {
    try {
      Set<String> sockets = new HashSet<>();
      addListening(PROC.resolve("net/tcp"), port, sockets);
      addListening(PROC.resolve("net/tcp6"), port, sockets);
      return process(sockets);
    } catch (IOException e) {
      return "another process";
    }
  }

  private static void addListening(Path table, int port, Set<String> sockets) throws IOException {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    for (String line : Files.isReadable(table) ? Files.readAllLines(table) : List.<String>of()) {
      String[] fields = line.trim().split("\\s+", -1);
      if (fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING)) {
        sockets.add("socket:[" + fields[9] + "]");
      }
    }
  }

  private static String process(Set<String> sockets) throws IOException {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (holdsOne(process, sockets)) {
          String name = Files.readString(process.resolve("comm")).trim();
          return "process " + process.getFileName() + " (" + name + ")";
        }
      }
    }
    return "another process";
  }

  private static boolean holdsOne(Path process, Set<String> sockets) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
    } catch (IOException e) {
      // Not ours to look at, or gone: the next process may be the one.
      return false;
    }
    return false;
  }
}
