/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import picocli.CommandLine.Option;

/** Which server a command is about. */
public final class ServerAddress {
  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The server (default: LINESCOPE_SERVER, else http://127.0.0.1:5463).",
      defaultValue = "${env:LINESCOPE_SERVER:-http://127.0.0.1:5463}")
  private String url = "";

  public String url() {
    return url;
  }

  /** Names the server, whatever the option says. */
  void at(String newUrl) {
    url = newUrl;
  }
}
