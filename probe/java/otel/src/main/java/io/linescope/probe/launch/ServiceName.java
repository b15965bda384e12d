/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** The service's name, and where it came from. */
public final class ServiceName {
  private static final List<String> SPRING_FILES =
      Arrays.asList(
          "application.properties", "application.yml", "application.yaml", "bootstrap.yml");

  public final String name;
  public final String source;

  private ServiceName(String name, String source) {
    this.name = name;
    this.source = source;
  }

  /** The first of the rules, in their documented order, that knows a name. */
  static ServiceName of(Settings settings, Program program) {
    ServiceName found = configured(settings);
    if (found == null) {
      found = ofSpring(settings, program);
    }
    if (found == null) {
      found = ofWar();
    }
    if (found == null) {
      found = ofManifest(program);
    }
    return found == null ? ofCommand(program) : found;
  }

  /** Whether OpenTelemetry's own settings say it, so that it needs no telling. */
  public boolean isFromOpenTelemetry() {
    return source.startsWith("otel.");
  }

  private static @Nullable ServiceName configured(Settings settings) {
    String otel = settings.text("otel.service.name");
    if (otel != null) {
      return new ServiceName(otel, "otel.service.name");
    }
    for (String attribute : settings.list("otel.resource.attributes")) {
      if (attribute.startsWith("service.name=")) {
        return new ServiceName(attribute.substring(13), "otel.resource.attributes");
      }
    }
    String own = settings.text("linescope.service");
    return own == null ? null : new ServiceName(own, "linescope.service");
  }

  private static @Nullable ServiceName ofSpring(Settings settings, Program program) {
    for (String argument : program.arguments) {
      if (argument.startsWith("--spring.application.name=")) {
        return spring(argument.substring(26));
      }
    }
    String configured = settings.text("spring.application.name");
    if (configured != null) {
      return spring(configured);
    }
    String packed = program.jar == null ? inFolders() : inJar(program.jar);
    return packed == null ? null : spring(packed);
  }

  private static ServiceName spring(String name) {
    return new ServiceName(name, "spring.application.name");
  }

  private static @Nullable String inJar(File path) {
    try (JarFile jar = new JarFile(path, false)) {
      for (String file : SPRING_FILES) {
        ZipEntry entry = jar.getEntry("BOOT-INF/classes/" + file);
        String name = entry == null ? null : springName(jar.getInputStream(entry), file);
        if (name != null) {
          return name;
        }
      }
    } catch (IOException | RuntimeException e) {
      return null;
    }
    return null;
  }

  private static @Nullable String inFolders() {
    for (String element : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      for (String file : SPRING_FILES) {
        File candidate = new File(element, file);
        if (candidate.isFile()) {
          try {
            return springName(Files.newInputStream(candidate.toPath()), file);
          } catch (IOException | RuntimeException e) {
            return null;
          }
        }
      }
    }
    return null;
  }

  static @Nullable String springName(InputStream content, String file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
      String name;
      if (file.endsWith(".properties")) {
        Properties properties = new Properties();
        properties.load(reader);
        name = properties.getProperty("spring.application.name");
      } else {
        name = YamlPath.find(reader, "spring.application.name");
      }
      // A placeholder is known only to Spring itself.
      return name == null || name.contains("${") || name.trim().isEmpty() ? null : name.trim();
    }
  }

  /** The only WAR that a Tomcat serves; of several none is the service. */
  private static @Nullable ServiceName ofWar() {
    String base = System.getProperty("catalina.base", System.getProperty("catalina.home"));
    String[] names = base == null ? null : new File(base, "webapps").list();
    if (names == null) {
      return null;
    }
    List<String> stock = Arrays.asList("ROOT", "docs", "examples", "manager", "host-manager");
    Object[] own =
        Arrays.stream(names)
            .map(name -> name.replaceFirst("\\.war$", ""))
            .filter(name -> !stock.contains(name))
            .distinct()
            .toArray();
    return own.length == 1 ? new ServiceName(own[0].toString(), "WAR context") : null;
  }

  private static @Nullable ServiceName ofManifest(Program program) {
    String title = program.manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE);
    return title == null || title.trim().isEmpty()
        ? null
        : new ServiceName(title.trim(), "manifest title");
  }

  private static ServiceName ofCommand(Program program) {
    if (program.jar != null) {
      String name = program.jar.getName().replaceFirst("\\.jar$", "");
      return new ServiceName(name.replaceFirst("-\\d[\\w.-]*$", ""), "jar name");
    }
    String simple = program.mainClass.substring(program.mainClass.lastIndexOf('.') + 1);
    return simple.isEmpty()
        ? new ServiceName("java", "nothing better")
        : new ServiceName(simple, "main class");
  }
}
