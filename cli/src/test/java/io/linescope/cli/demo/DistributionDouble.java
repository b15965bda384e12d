/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import com.sun.net.httpserver.HttpServer;
import io.linescope.cli.Installation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands for the server, the probe and the services, which are built after this module: real
 * processes that listen, say so, and do nothing else.
 */
public final class DistributionDouble {
  private DistributionDouble() {}

  /** Listens as the server does if the arguments begin with {@code server}, else as a service. */
  public static void main(String[] args) throws IOException {
    boolean server = args.length > 0 && args[0].equals("server");
    int port = server ? Integer.parseInt(args[List.of(args).indexOf("--port") + 1]) : 0;
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      http.start();
      String address = "127.0.0.1:" + http.getAddress().getPort();
      String doors = "levels " + address + "\nreviews http://" + address + "\n";
      System.out.println(server ? "ready http://" + address : doors + "listening " + address);
    } catch (BindException e) {
      System.exit(4);
    }
  }

  /** The probe's part. */
  public static void premain(String args) {}

  static Installation unpackTo(Path folder) throws IOException {
    Path jar = folder.resolve("linescope.jar");
    pack(jar);
    Files.copy(jar, folder.resolve("linescope-probe.jar"));
    Files.createDirectory(folder.resolve("demo"));
    for (String service : List.of("shop", "stock", "courier")) {
      Files.copy(jar, folder.resolve("demo/" + service + ".jar"));
    }
    return new Installation(jar, "linescope-probe.jar");
  }

  private static void pack(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, DistributionDouble.class.getName());
    main.put(new Attributes.Name("Premain-Class"), DistributionDouble.class.getName());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      for (Class<?> type : List.of(DistributionDouble.class, Leash.class, Installation.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new JarEntry(name));
        type.getClassLoader().getResourceAsStream(name).transferTo(entries);
      }
    }
  }
}
