/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** Files to be packed: as a jar or WAR, or as they lie in a folder. */
public final class Archive {
  private static final Path CLASSES = Distribution.root().resolve("it/hops/target/classes");

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** Adds a manifest of such lines; it comes first. */
  public Archive manifest(String... lines) {
    String text = "Manifest-Version: 1.0\n" + String.join("\n", lines) + "\n\n";
    return file(JarFile.MANIFEST_NAME, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file; a folder if the name ends with a slash. */
  public Archive file(String name, byte... content) {
    files.put(name, content);
    return this;
  }

  /** Adds a package's classes of it/hops below a folder, which ends with a slash or is empty. */
  public Archive classes(String folder, String packageName) throws IOException {
    String path = packageName.replace('.', '/');
    try (Stream<Path> classes = Files.list(CLASSES.resolve(path))) {
      for (Path file : classes.sorted().toList()) {
        file(folder + path + '/' + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return this;
  }

  /** Adds those files of a jar whose names begin so. */
  public Archive from(Path jar, String prefix) throws IOException {
    try (JarFile from = new JarFile(jar.toFile())) {
      for (JarEntry entry : from.stream().filter(each -> !each.isDirectory()).toList()) {
        if (entry.getName().startsWith(prefix)) {
          file(entry.getName(), from.getInputStream(entry).readAllBytes());
        }
      }
    }
    return this;
  }

  /** Packs them to a file. */
  public Path jar(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        jar.putNextEntry(entry(each.getKey(), each.getValue()));
        jar.write(each.getValue());
      }
    }
    return file;
  }

  /** Jars within are not compressed, or Spring Boot's launcher could not read them in place. */
  private static JarEntry entry(String name, byte[] content) {
    JarEntry entry = new JarEntry(name);
    if (name.endsWith(".jar")) {
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
    }
    return entry;
  }

  /** Lays them out in a folder. */
  public Path folder(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (file.getKey().endsWith("/")) {
        Files.createDirectories(path);
      } else {
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    }
    return folder;
  }
}
