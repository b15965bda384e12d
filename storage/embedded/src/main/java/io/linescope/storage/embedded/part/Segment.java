/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.part;

import io.linescope.model.CallTreePart;
import io.linescope.model.TraceId;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.Frame;
import io.linescope.storage.embedded.pack.TreePack;
import io.linescope.storage.embedded.rollup.Rollup;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that never changes: {@code spans.parquet}, {@code trees.pack}, {@code sidecar} and a
 * file for each section of the figures. Its name is the number of the last log file that it covers.
 */
public final class Segment implements Part, Closeable {
  static final String SPANS = "spans.parquet";
  static final String TREES = "trees.pack";
  static final String SIDECAR = "sidecar";

  /** What a sidecar begins with, before which versions the number of the log file came first. */
  static final long VERSION = -2;

  private final Path folder;
  private final long coveredLog;
  private final long bytes;
  private final Contents contents;
  private final Bloom traces;
  private final Bloom attributes;
  private final TreePack trees;

  private Segment(Path folder, long bytes, ByteReader sidecar, TreePack trees) {
    this.folder = folder;
    this.bytes = bytes;
    this.trees = trees;
    long first = sidecar.number();
    coveredLog = first == VERSION ? sidecar.number() : first;
    contents = Contents.read(sidecar, first == VERSION);
    traces = Bloom.read(sidecar);
    attributes = Bloom.read(sidecar);
  }

  public static Segment open(Path folder) throws IOException {
    return new Segment(
        folder,
        size(folder),
        readFrame(folder.resolve(SIDECAR)),
        TreePack.open(folder.resolve(TREES)));
  }

  private static ByteReader readFrame(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      Frame frame = Frame.read(file, 0);
      if (frame == null) {
        throw new IOException(path + ": broken (expected: one whole frame)");
      }
      return new ByteReader(frame.bytes());
    }
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }

  /** The last file of the log whose content is here or in an earlier segment. */
  public long coveredLog() {
    return coveredLog;
  }

  /** Bytes on disk. */
  public long bytes() {
    return bytes;
  }

  static long traceHash(TraceId traceId) {
    return Bloom.mix(traceId.low() ^ Bloom.mix(traceId.high()));
  }

  static long attributeHash(String key, String value) {
    return Bloom.hash(key + '=' + value);
  }

  @Override
  public String relation() {
    return "read_parquet('" + folder.resolve(SPANS).toString().replace("'", "''") + "')";
  }

  @Override
  public Contents contents() {
    return contents;
  }

  @Override
  public @Nullable ByteReader rollup(Rollup.Section section) throws IOException {
    Path file = folder.resolve(section.fileName());
    return Files.exists(file) ? readFrame(file) : null;
  }

  @Override
  public boolean mightHaveTrace(TraceId traceId) {
    return traces.mightHave(traceHash(traceId));
  }

  @Override
  public boolean mightHaveAttribute(String key, String value) {
    return attributes.mightHave(attributeHash(key, value));
  }

  @Override
  public List<CallTreePart> callTrees(TraceId traceId) throws IOException {
    return trees.parts(traceId);
  }

  @Override
  public void close() throws IOException {
    trees.close();
  }
}
