/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import java.io.File;
import java.io.IOException;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The version of the probe, as its jar has it. */
final class Version {
  private static final String NAME = "Linescope-Version";

  /** Returns an empty text if the jar does not tell. */
  static String of(File jar) {
    try (JarFile file = new JarFile(jar, false)) {
      Manifest manifest = file.getManifest();
      String version = manifest == null ? null : manifest.getMainAttributes().getValue(NAME);
      return version == null ? "" : version;
    } catch (IOException e) {
      return "";
    }
  }

  private Version() {}
}
