/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Tomcat as it is distributed, with a folder of its own for one test. */
public final class Tomcat {
  private final Path home;
  private final Path base;
  private final int port;

  private Tomcat(Path home, Path base, int port) {
    this.home = home;
    this.base = base;
    this.port = port;
  }

  /** Prepares what is unpacked in {@code folder} to serve {@code war} by its file's name. */
  public static Tomcat with(Path folder, Path base, Path war) throws IOException {
    Path home = home(folder);
    for (String own : List.of("conf", "logs", "temp", "webapps", "work")) {
      Files.createDirectories(base.resolve(own));
    }
    try (Stream<Path> files = Files.list(home.resolve("conf"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, base.resolve("conf").resolve(file.getFileName()));
      }
    }
    Files.copy(war, base.resolve("webapps").resolve(war.getFileName()));
    Tomcat tomcat = new Tomcat(home, base, Application.freePort());
    tomcat.configure("port=\"8080\"", "port=\"" + tomcat.port + "\" address=\"127.0.0.1\"");
    tomcat.configure("port=\"8005\"", "port=\"-1\""); // where others could shut it down
    return tomcat;
  }

  /** The little WAR that comes with its manual. */
  public static Path sample(Path folder) throws IOException {
    return home(folder).resolve("webapps/docs/appdev/sample/sample.war");
  }

  /** Has it serve the WAR from the file, instead of unpacking it first. */
  public Tomcat leavePacked() throws IOException {
    configure("unpackWARs=\"true\"", "unpackWARs=\"false\"");
    return this;
  }

  /** Runs it as a user would, with {@code CATALINA_OPTS}. */
  public Application start(JavaHome java, List<String> options) throws IOException {
    return Application.start(
        Map.of(
            "JAVA_HOME", java.folder().toString(),
            "JRE_HOME", java.folder().toString(),
            "CATALINA_HOME", home.toString(),
            "CATALINA_BASE", base.toString(),
            "CATALINA_OPTS", String.join(" ", options)),
        List.of("sh", home.resolve("bin/catalina.sh").toString(), "run"));
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  private static Path home(Path folder) throws IOException {
    try (Stream<Path> unpacked = Files.list(folder)) {
      return unpacked.findFirst().orElseThrow();
    }
  }

  private void configure(String stock, String ours) throws IOException {
    Path file = base.resolve("conf/server.xml");
    String xml = Files.readString(file);
    assertThat(xml).contains(stock);
    Files.writeString(file, xml.replace(stock, ours));
  }
}
