/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.pack;

import io.linescope.model.Method;
import io.linescope.model.MethodNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The dictionaries of processes: a file each, appended to, and the last ones used in memory. */
public final class MethodFiles {
  private static final int CACHED = 64;

  private final Path folder;
  private final Map<Path, Map<Integer, Method>> cache =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Map<Integer, Method>> eldest) {
          return size() > CACHED;
        }
      };

  public MethodFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Adds what the dictionary does not have yet, and makes it durable. */
  public synchronized void append(MethodNames names) throws IOException {
    Path path = path(names.instance(), names.epoch());
    Map<Integer, Method> known = load(path);
    Map<Integer, Method> fresh = new HashMap<>(names.methods());
    fresh.keySet().removeAll(known.keySet());
    if (fresh.isEmpty()) {
      return;
    }
    ByteWriter out = new ByteWriter();
    NamesCodec.write(out, new MethodNames(names.instance(), names.epoch(), fresh));
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.position(wholeSize(path));
      file.write(ByteBuffer.wrap(Frame.pack(out.toBytes())));
      file.truncate(file.position());
      file.force(true);
    }
    Map<Integer, Method> all = new HashMap<>(known);
    all.putAll(fresh);
    cache.put(path, all);
  }

  /** Returns the dictionary, empty if there is none. */
  public synchronized Map<Integer, Method> read(String instance, long epoch) throws IOException {
    return load(path(instance, epoch));
  }

  private Map<Integer, Method> load(Path path) throws IOException {
    Map<Integer, Method> cached = cache.get(path);
    if (cached != null) {
      return cached;
    }
    Map<Integer, Method> methods = new HashMap<>();
    if (Files.exists(path)) {
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
        for (Frame frame = Frame.read(file, 0);
            frame != null;
            frame = Frame.read(file, frame.end())) {
          methods.putAll(NamesCodec.read(new ByteReader(frame.bytes())).methods());
        }
      }
      cache.put(path, methods);
    }
    return methods;
  }

  /** The file without a torn end: the log still has what was written there. */
  private static long wholeSize(Path path) throws IOException {
    long end = 0;
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      for (Frame frame = Frame.read(file, 0); frame != null; frame = Frame.read(file, end)) {
        end = frame.end();
      }
    }
    return end;
  }

  /** Names come from outside and may be anything: the file is named by a digest of them. */
  private Path path(String instance, long epoch) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((epoch + " " + instance).getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".names");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: none (expected: in every JDK)", e);
    }
  }
}
