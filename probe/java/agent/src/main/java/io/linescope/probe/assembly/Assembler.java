/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.assembly;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;

/**
 * Puts linescope-probe.jar together: OpenTelemetry's agent as it is, our classes for the boot
 * loader beside it, and our glue among the agent's own classes, under the names that it uses
 * inside.
 */
public final class Assembler {
  private static final String AGENT_FOLDER = "inst/";
  private static final String SERVICES = "META-INF/services/";

  private final Content jar = new Content();
  private final Profile profile;

  private Assembler(Profile profile) {
    this.profile = profile;
  }

  /**
   * Arguments: folder to write to, folder of LICENSE, OpenTelemetry's version, folder of profiles,
   * our version. Assembles what is on its own class path: linescope-probe.jar, and one for each
   * profile.
   */
  public static void main(String[] arguments) throws IOException, URISyntaxException {
    Path target = Paths.get(arguments[0]);
    assemble(Profile.WHOLE, arguments, target.resolve("linescope-probe.jar"));
    for (Profile each : Profile.in(Paths.get(arguments[3]))) {
      assemble(each, arguments, target.resolve("linescope-probe-" + each.name() + ".jar"));
    }
  }

  private static void assemble(Profile profile, String[] arguments, Path target)
      throws IOException, URISyntaxException {
    Assembler assembler = new Assembler(profile);
    // Maven runs this inside its own process, in a loader that is made for it.
    URLClassLoader classPath = (URLClassLoader) Assembler.class.getClassLoader();
    for (URL part : classPath.getURLs()) {
      assembler.add(Paths.get(part.toURI()));
    }
    assembler.legal(Paths.get(arguments[1]));
    assembler.jar.put("META-INF/MANIFEST.MF", manifest(arguments[2], arguments[4]));
    assembler.jar.write(target);
  }

  private void add(Path part) throws IOException {
    String path = part.toString().replace(File.separatorChar, '/');
    Map<String, byte[]> files = Content.read(part);
    if (path.contains("opentelemetry-javaagent-") && path.endsWith(".jar")) {
      files.forEach(this::addAgent);
    } else if (path.contains("/org/ow2/asm/")) {
      files.forEach(this::addLibrary);
    } else if (files.keySet().stream().anyMatch(name -> name.startsWith("io/linescope/probe/"))) {
      files.forEach(this::addOwn);
    }
  }

  private void addAgent(String name, byte[] bytes) {
    if (name.startsWith(AGENT_FOLDER + SERVICES)) {
      jar.append(name, profile.providers(bytes));
    } else if (profile.keeps(name)) {
      jar.put(name, bytes);
    }
  }

  private void addLibrary(String name, byte[] bytes) {
    if (name.startsWith("org/objectweb/asm/") && name.endsWith(".class")) {
      addClass(name, bytes, Relocation.BOOT);
    }
  }

  private void addOwn(String name, byte[] bytes) {
    if (name.startsWith(SERVICES)) {
      addService(name.substring(SERVICES.length()), bytes);
    } else if (name.startsWith("io/linescope/probe/otel/")) {
      addClass(name, bytes, Relocation.GLUE);
    } else if (name.startsWith("io/linescope/probe/") && !name.contains("/assembly/")) {
      addClass(name, bytes, Relocation.BOOT);
    }
  }

  private void addClass(String name, byte[] bytes, Relocation relocation) {
    if (!name.endsWith(".class") || name.endsWith("-info.class")) {
      return;
    }
    byte[] relocated = relocation.apply(bytes);
    if (relocation == Relocation.GLUE) {
      jar.put(AGENT_FOLDER + name.replaceFirst("\\.class$", ".classdata"), relocated);
    } else {
      jar.put(relocation.name(name), relocated);
    }
  }

  private void addService(String service, byte[] providers) {
    String inside = Relocation.GLUE.name(service.replace('.', '/')).replace('/', '.');
    jar.append(AGENT_FOLDER + SERVICES + inside, providers);
  }

  private void legal(Path folder) throws IOException {
    jar.put("META-INF/LICENSE", Files.readAllBytes(folder.resolve("LICENSE")));
    jar.put("META-INF/NOTICE", notice().getBytes(StandardCharsets.UTF_8));
  }

  private static String notice() {
    return "Linescope probe\n"
        + "Copyright The Linescope Authors\n\n"
        + "This product contains, unchanged, the OpenTelemetry Java agent\n"
        + "(Copyright The OpenTelemetry Authors, Apache License 2.0) and what that contains:\n"
        + "see META-INF/licenses.\n\n"
        + "It contains ASM under another package name:\n"
        + "Copyright (c) 2000-2011 INRIA, France Telecom. All rights reserved.\n"
        + "BSD 3-Clause License: https://asm.ow2.io/license.html\n";
  }

  // The implementation's version is OpenTelemetry's, which it reports as that of its distribution.
  private static byte[] manifest(String agentVersion, String version) {
    String agent = "io.linescope.probe.agent.LinescopeAgent";
    String text =
        "Manifest-Version: 1.0\r\n"
            + "Implementation-Title: linescope-probe\r\n"
            + "Implementation-Version: "
            + agentVersion
            + "\r\n"
            + "Linescope-Version: "
            + version
            + "\r\n"
            + "Premain-Class: "
            + agent
            + "\r\n"
            + "Can-Redefine-Classes: true\r\n"
            + "Can-Retransform-Classes: true\r\n\r\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
