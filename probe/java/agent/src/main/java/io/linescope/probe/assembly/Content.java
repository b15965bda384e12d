/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.assembly;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A jar's files, written in the order of their names and with one fixed time. */
final class Content {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  // A zip holds local times, so this is the same bytes in every time zone.
  private static final long TIME =
      new GregorianCalendar(2026, Calendar.NOVEMBER, 20).getTimeInMillis();

  // The manifest stands first: java.util.jar.JarInputStream finds it nowhere else.
  private final Map<String, byte[]> files =
      new TreeMap<>(
          Comparator.comparing((String name) -> !name.equals(MANIFEST))
              .thenComparing(Comparator.naturalOrder()));

  /** The files of a jar or of a folder, by name. */
  static Map<String, byte[]> read(Path source) throws IOException {
    return Files.isDirectory(source) ? readFolder(source) : readJar(source);
  }

  void put(String name, byte[] bytes) {
    files.put(name, bytes);
  }

  /** Adds lines to a text file. */
  void append(String name, byte[] lines) {
    byte[] before = files.get(name);
    String text = before == null ? "" : new String(before, StandardCharsets.UTF_8);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      text += "\n";
    }
    put(name, (text + new String(lines, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
  }

  void write(Path target) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        entry(out, file.getKey(), file.getValue());
      }
    }
  }

  private static void entry(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(TIME);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private static Map<String, byte[]> readFolder(Path folder) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.filter(Files::isRegularFile).collect(Collectors.toList());
    }
    for (Path path : paths) {
      found.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
    }
    return found;
  }

  private static Map<String, byte[]> readJar(Path path) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (ZipFile jar = new ZipFile(path.toFile())) {
      for (Enumeration<? extends ZipEntry> e = jar.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        if (!entry.isDirectory()) {
          try (InputStream in = jar.getInputStream(entry)) {
            found.put(entry.getName(), bytes(in));
          }
        }
      }
    }
    return found;
  }

  private static byte[] bytes(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    copy(in, bytes);
    return bytes.toByteArray();
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
    }
  }
}
