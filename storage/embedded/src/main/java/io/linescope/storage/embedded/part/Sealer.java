/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.part;

import io.linescope.model.MethodNames;
import io.linescope.storage.embedded.duck.Database;
import io.linescope.storage.embedded.pack.ByteWriter;
import io.linescope.storage.embedded.pack.Frame;
import io.linescope.storage.embedded.pack.MethodFiles;
import io.linescope.storage.embedded.pack.TreePack;
import io.linescope.storage.embedded.rollup.Rollup;
import io.linescope.storage.embedded.row.AttributeTexts;
import io.linescope.storage.embedded.wal.WriteAheadLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes hot tables as segments. A segment is written beside its place and renamed into it when
 * everything in it is durable: what stands there is whole, what does not was never there.
 */
public final class Sealer {
  private static final String UNFINISHED = ".tmp";

  private final Database database;
  private final Path folder;
  private final MethodFiles methods;

  public Sealer(Database database, Path folder, MethodFiles methods) throws IOException {
    this.database = database;
    this.folder = Files.createDirectories(folder);
    this.methods = methods;
  }

  /** Opens all segments, oldest first, and removes what was never finished. */
  public List<Segment> open() throws IOException {
    List<Path> folders;
    try (Stream<Path> listed = Files.list(folder)) {
      folders = listed.sorted().toList();
    }
    List<Segment> segments = new ArrayList<>();
    for (Path segment : folders) {
      if (segment.toString().endsWith(UNFINISHED)) {
        delete(segment);
      } else {
        segments.add(Segment.open(segment));
      }
    }
    return segments;
  }

  /**
   * Writes a hot table that changes no more.
   *
   * @param coveredLog the last log file whose content is in the table
   */
  public Segment seal(HotTable hot, long coveredLog) throws IOException, SQLException {
    for (MethodNames names : hot.methodNames()) {
      methods.append(names);
    }
    Path place = folder.resolve(String.format(Locale.ROOT, "%016d", coveredLog));
    Path unfinished = Path.of(place + UNFINISHED);
    delete(unfinished);
    Files.createDirectory(unfinished);
    writeSpans(hot, unfinished.resolve(Segment.SPANS));
    TreePack.write(unfinished.resolve(Segment.TREES), hot.callTrees());
    writeFrame(unfinished.resolve(Segment.SIDECAR), sidecar(hot, coveredLog));
    hot.settle();
    for (Rollup.Section section : Rollup.Section.values()) {
      writeFrame(unfinished.resolve(section.fileName()), hot.rollupBytes(section));
    }
    WriteAheadLog.syncFolder(unfinished);
    Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    WriteAheadLog.syncFolder(folder);
    return Segment.open(place);
  }

  private void writeSpans(HotTable hot, Path file) throws IOException, SQLException {
    database.execute(
        """
        COPY (SELECT * FROM %s ORDER BY service, name, start_unix_nanos)
        TO '%s' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)"""
            .formatted(hot.relation(), file.toString().replace("'", "''")));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private byte[] sidecar(HotTable hot, long coveredLog) throws SQLException {
    ByteWriter out = new ByteWriter().number(Segment.VERSION).number(coveredLog);
    hot.contents().write(out);
    Bloom traces = Bloom.expecting(hot.traces().size());
    hot.traces().forEach(traceId -> traces.add(Segment.traceHash(traceId)));
    traces.write(out);
    attributes(hot).write(out);
    return out.toBytes();
  }

  private static void writeFrame(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer frame = ByteBuffer.wrap(Frame.pack(bytes));
      while (frame.hasRemaining()) {
        channel.write(frame);
      }
      channel.force(true);
    }
  }

  private Bloom attributes(HotTable hot) throws SQLException {
    Set<Long> hashes = new HashSet<>();
    String texts =
        "SELECT attributes FROM %1$s UNION SELECT resource FROM %1$s".formatted(hot.relation());
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(texts)) {
      while (rows.next()) {
        AttributeTexts.forEach(
            rows.getString(1), (key, value) -> hashes.add(Segment.attributeHash(key, value)));
      }
    }
    Bloom bloom = Bloom.expecting(hashes.size());
    hashes.forEach(bloom::add);
    return bloom;
  }

  private static void delete(Path segment) throws IOException {
    if (!Files.exists(segment)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> tree = Files.walk(segment)) {
      files = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
