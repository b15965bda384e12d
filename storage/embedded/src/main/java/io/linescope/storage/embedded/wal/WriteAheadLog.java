/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.wal;

import io.linescope.storage.embedded.pack.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of the log, numbered upwards. The last one is written; each earlier one belongs to a
 * hot table that is being sealed and goes when the segment is published. Used by one thread.
 */
public final class WriteAheadLog implements Closeable {
  private static final String SUFFIX = ".log";

  private final Path folder;
  private LogFile current;

  private WriteAheadLog(Path folder, LogFile current) {
    this.folder = folder;
    this.current = current;
  }

  /**
   * Replays what no segment has, oldest first, and opens a new file.
   *
   * @param sealed the last file that a published segment covers; it and earlier ones are deleted
   * @param replayed gets each entry with the number of its file
   */
  public static Opened open(Path folder, long sealed, Replay replayed) throws IOException {
    Files.createDirectories(folder);
    long torn = 0;
    NavigableMap<Long, Path> files = files(folder);
    for (Path covered : files.headMap(sealed, true).values()) {
      Files.delete(covered);
    }
    for (var file : files.tailMap(sealed, false).entrySet()) {
      torn += LogFile.replay(file.getValue(), entry -> replayed.entry(file.getKey(), entry));
    }
    long next = Math.max(sealed, files.isEmpty() ? 0 : files.lastKey()) + 1;
    WriteAheadLog log = new WriteAheadLog(folder, create(folder, next));
    return new Opened(log, torn);
  }

  /**
   * An opened log.
   *
   * @param log the log
   * @param tornBytes how many bytes at the ends of files were never acknowledged
   */
  public record Opened(WriteAheadLog log, long tornBytes) {}

  /** Gets what is replayed. */
  public interface Replay {
    void entry(long file, Entry entry);
  }

  /** Compresses an entry, so that many threads can do it. */
  public static byte[] frame(Entry entry) {
    return Frame.pack(entry.toBytes());
  }

  /** Writes frames and makes them durable: all of them, or none and an error. */
  public void append(List<byte[]> frames) throws IOException {
    long before = current.size();
    try {
      for (byte[] frame : frames) {
        current.write(frame);
      }
      current.sync();
    } catch (IOException e) {
      current.truncate(before);
      throw e;
    }
  }

  /** Begins a new file and returns the number of the one that is now whole. */
  public long rotate() throws IOException {
    long whole = current.sequence();
    LogFile next = create(folder, whole + 1);
    current.close();
    current = next;
    return whole;
  }

  /** Deletes the files up to this one: a segment has what they hold. */
  public void deleteUpTo(long file) throws IOException {
    for (Path covered : files(folder).headMap(file, true).values()) {
      Files.deleteIfExists(covered);
    }
  }

  /** Bytes in the file being written. */
  public long size() {
    return current.size();
  }

  /** The number of the file being written. */
  public long sequence() {
    return current.sequence();
  }

  @Override
  public void close() throws IOException {
    current.sync();
    current.close();
  }

  private static LogFile create(Path folder, long sequence) throws IOException {
    String name = String.format(Locale.ROOT, "%016d%s", sequence, SUFFIX);
    LogFile file = LogFile.create(folder.resolve(name), sequence);
    syncFolder(folder);
    return file;
  }

  /** Makes the names in a folder durable: a synced file without a name is lost all the same. */
  public static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static NavigableMap<Long, Path> files(Path folder) throws IOException {
    NavigableMap<Long, Path> files = new TreeMap<>();
    List<Path> listed = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(path -> path.toString().endsWith(SUFFIX)).forEach(listed::add);
    }
    for (Path path : listed) {
      String name = String.valueOf(path.getFileName());
      files.put(Long.parseLong(name.substring(0, name.length() - SUFFIX.length())), path);
    }
    return files;
  }
}
