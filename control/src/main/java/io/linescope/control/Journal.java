/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All changes ever made, a line of JSON each, in the order they were made. Never rewritten. */
final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final FileChannel channel;
  private final List<Change> changes;

  private Journal(Path file, FileChannel channel, List<Change> changes) {
    this.file = file;
    this.channel = channel;
    this.changes = changes;
  }

  static Journal open(Path file) throws IOException {
    List<Change> changes = Files.exists(file) ? read(file) : new ArrayList<>();
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long whole = wholeLines(file);
    channel.truncate(whole).position(whole);
    return new Journal(file, channel, changes);
  }

  /** The length without a last line that a crash cut short. */
  private static long wholeLines(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      LOG.warn("{}: the last line is torn, and was never acknowledged; it is cut", file);
    }
    return end;
  }

  private static List<Change> read(Path file) throws IOException {
    List<Change> changes = new ArrayList<>();
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    int number = 0;
    for (String line : whole.lines().toList()) {
      number++;
      try {
        changes.add(JSON.readValue(line, Change.class));
      } catch (JsonProcessingException e) {
        LOG.warn("{}: line {} is no change and is passed over: {}", file, number, e.getMessage());
      }
    }
    return changes;
  }

  List<Change> changes() {
    return changes;
  }

  /** Returns once the change is on the disk. */
  void append(Change change) {
    try {
      byte[] line = (JSON.writeValueAsString(change) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": could not be written", e);
    }
    changes.add(change);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
