/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/**
 * What {@code linescope server credentials} printed.
 *
 * @param password the admin's
 * @param token of senders
 */
public record Credentials(String password, String token) {
  /** Runs the command on a data folder. */
  public static Credentials make(Path data) throws IOException, InterruptedException {
    Command made =
        Command.run(
            Distribution.command(),
            "server",
            "credentials",
            "--data",
            data.toString(),
            "-o",
            "json");
    assertThat(made.exitCode()).as(made.errors()).isZero();
    JsonNode document = new ObjectMapper().readTree(made.output());
    return new Credentials(
        document.path("password").asText(), document.path("ingestToken").asText());
  }

  /** The header of one who knows the password. */
  public String basic() {
    return basic(password);
  }

  /** The header of one who tries this password. */
  public static String basic(String password) {
    byte[] pair = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** The header of one who knows the token. */
  public String bearer() {
    return "Bearer " + token;
  }
}
