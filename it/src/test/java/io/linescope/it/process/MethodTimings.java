/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * The JVM's own count of calls between two moments: its event {@code jdk.MethodTiming}, which Java
 * 25 has. Methods are named {@code CLASS::METHODDESCRIPTOR}.
 */
public final class MethodTimings {
  private final JavaHome java;
  private final Path begin;
  private final Path end;

  public MethodTimings(JavaHome java, Path folder) {
    this.java = java;
    this.begin = folder.resolve("begin.jfr");
    this.end = folder.resolve("end.jfr");
  }

  /** Returns the option of {@code java} that makes the JVM count. */
  public String option(Set<String> methods) {
    return methods.stream()
        .map(method -> method.substring(0, method.indexOf('(')))
        .distinct()
        .collect(Collectors.joining(";", "-XX:StartFlightRecording:method-timing=", ""));
  }

  /** Counts from here. */
  public void begin(Application application) throws IOException, InterruptedException {
    dump(application, begin);
  }

  /** Counts up to here. */
  public void end(Application application) throws IOException, InterruptedException {
    dump(application, end);
  }

  /** Returns the methods that were called in between, with how often. */
  public Map<String, Long> counted() throws IOException {
    Map<String, Long> counts = read(end);
    read(begin).forEach((method, count) -> counts.merge(method, -count, Long::sum));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private void dump(Application application, Path file) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                java.folder().resolve("bin/jcmd").toString(),
                Long.toString(application.pid()),
                "JFR.dump",
                "filename=" + file)
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new AssertionError("jcmd: " + said);
    }
  }

  /** A recording has the counts again and again as they grow: the largest is the last. */
  private static Map<String, Long> read(Path recording) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.MethodTiming")) {
          RecordedMethod method = event.getValue("method");
          String name =
              method.getType().getName() + "::" + method.getName() + method.getDescriptor();
          counts.merge(name, event.getLong("invocations"), Math::max);
        }
      }
    }
    return counts;
  }
}
