/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.govern;

import io.linescope.probe.engine.names.MethodName;
import io.linescope.probe.engine.report.ProbeLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What is known from earlier runs: a line for each demoted method with the checksum of its class,
 * so that changed code begins anew.
 */
public final class Memory {
  private static final String FILE = "demoted";

  /** More would slow the start; such a program has another problem. */
  private static final int MAX_REMEMBERED = 10_000;

  private final @Nullable Path file;
  private final Set<String> remembered = new HashSet<>();
  private final Map<String, Long> checksums = new HashMap<>();

  /** Reads what the last run left; null: there is no memory. */
  public Memory(@Nullable Path stateFolder) {
    file = stateFolder == null ? null : stateFolder.resolve(FILE);
    if (file != null && Files.isReadable(file)) {
      try {
        remembered.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
      } catch (IOException e) {
        ProbeLog.warn("state-unreadable", file + ": " + e);
      }
    }
  }

  /** Notes which version of a class this process runs. */
  public synchronized void seen(String className, byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length);
    checksums.putIfAbsent(className, crc.getValue());
  }

  /** Whether an earlier run demoted this method of the same code. */
  synchronized boolean remembers(MethodName method) {
    return remembered.contains(line(method));
  }

  synchronized void remember(MethodName method) {
    if (remembered.size() < MAX_REMEMBERED) {
      remembered.add(line(method));
    }
  }

  synchronized void forget(MethodName method) {
    remembered.remove(line(method));
  }

  private String line(MethodName method) {
    String className = method.className();
    long checksum = checksums.getOrDefault(className, 0L);
    return checksum + " " + className + "#" + method.name() + method.descriptor();
  }

  /** Writes down what is remembered: whole or not at all. */
  void save() {
    Path to = file;
    if (to == null) {
      return;
    }
    List<String> lines;
    synchronized (this) {
      lines = new ArrayList<>(remembered);
    }
    try {
      Path folder = to.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, FILE, ".tmp");
        Files.write(part, lines, StandardCharsets.UTF_8);
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      ProbeLog.warn("state-unwritable", to + ": " + e);
    }
  }
}
