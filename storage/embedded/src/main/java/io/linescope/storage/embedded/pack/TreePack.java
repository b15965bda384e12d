/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.pack;

import io.linescope.model.CallTreePart;
import io.linescope.model.TraceId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The call trees of a segment: a frame for each trace, then a frame that tells where they are, then
 * eight bytes that tell where that one is.
 */
public final class TreePack implements Closeable {
  private final FileChannel file;
  private final Map<TraceId, Place> places;

  private TreePack(FileChannel file, Map<TraceId, Place> places) {
    this.file = file;
    this.places = places;
  }

  private record Place(long position, int trees) {}

  /** Writes a pack and makes it durable. */
  public static void write(Path path, Map<TraceId, ? extends Collection<CallTreePart>> traces)
      throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteWriter index = new ByteWriter().number(traces.size());
      for (var trace : traces.entrySet()) {
        index.number(trace.getKey().high()).number(trace.getKey().low());
        index.number(file.position()).number(trees(trace.getValue()));
        writeAll(file, Frame.pack(bytes(trace.getValue())));
      }
      long indexPosition = file.position();
      writeAll(file, Frame.pack(index.toBytes()));
      writeAll(file, ByteBuffer.allocate(Long.BYTES).putLong(indexPosition).array());
      file.force(true);
    }
  }

  private static byte[] bytes(Collection<CallTreePart> parts) {
    ByteWriter out = new ByteWriter();
    parts.forEach(part -> TreeCodec.write(out, part));
    return out.toBytes();
  }

  private static void writeAll(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  public static TreePack open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    ByteBuffer position = ByteBuffer.allocate(Long.BYTES);
    file.read(position, file.size() - Long.BYTES);
    Frame index = Frame.read(file, position.flip().getLong());
    if (index == null) {
      file.close();
      throw new IOException(path + ": broken index");
    }
    return new TreePack(file, places(new ByteReader(index.bytes())));
  }

  private static Map<TraceId, Place> places(ByteReader index) {
    Map<TraceId, Place> places = new HashMap<>();
    for (long left = index.number(); left > 0; left--) {
      TraceId traceId = new TraceId(index.number(), index.number());
      places.put(traceId, new Place(index.number(), index.integer()));
    }
    return places;
  }

  /** Returns the parts of the trace's call trees. */
  public List<CallTreePart> parts(TraceId traceId) throws IOException {
    Place place = places.get(traceId);
    if (place == null) {
      return List.of();
    }
    Frame frame = Frame.read(file, place.position);
    if (frame == null) {
      throw new IOException("trace " + traceId + ": broken call trees");
    }
    List<CallTreePart> parts = new ArrayList<>();
    ByteReader in = new ByteReader(frame.bytes());
    while (in.hasMore()) {
      parts.add(TreeCodec.read(in));
    }
    return parts;
  }

  /** Returns how many call trees the trace has here. */
  public int trees(TraceId traceId) {
    Place place = places.get(traceId);
    return place == null ? 0 : place.trees;
  }

  /** Counts the trees that these parts belong to. */
  public static int trees(Collection<CallTreePart> parts) {
    return (int)
        parts.stream().map(part -> List.of(part.spanId(), part.instance())).distinct().count();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
