/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that asks a server has in common. */
public final class ServerOptions {
  /** The forms in which an answer can be printed. */
  enum Output {
    json,
    table
  }

  @Mixin private ServerAddress server = new ServerAddress();

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Holds the admin's password (default: LINESCOPE_PASSWORD, else none is sent).")
  private @Nullable Path passwordFile;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "json|table",
      description = "json prints the server's document and nothing else (default: table).",
      defaultValue = "table")
  private Output output = Output.table;

  /** Prints the document at {@code path}, as it is or through {@code table}. */
  void print(String path, PrintWriter out, BiConsumer<JsonNode, PrintWriter> table)
      throws FailedException {
    print(client().get(path), table, out);
  }

  /** Names the server, whatever the options say. */
  public void at(String url) {
    server.at(url);
  }

  public String url() {
    return server.url();
  }

  public Client client() throws FailedException {
    return new Client(server.url(), password());
  }

  /** Never from an argument: everyone on a machine can read those of a process. */
  private @Nullable String password() throws FailedException {
    if (passwordFile == null) {
      String password = System.getenv("LINESCOPE_PASSWORD");
      return password == null || password.isEmpty() ? null : password;
    }
    try {
      return Files.readString(passwordFile).trim();
    } catch (IOException e) {
      throw new FailedException(ExitCodes.USAGE, "--password-file: not readable: " + e);
    }
  }

  /** Prints a document, as it is or through {@code table}. */
  public void print(String document, BiConsumer<JsonNode, PrintWriter> table, PrintWriter out)
      throws FailedException {
    if (output == Output.json) {
      out.println(document);
    } else {
      table.accept(parse(document), out);
    }
    out.flush();
  }

  public static JsonNode parse(String document) throws FailedException {
    try {
      return new ObjectMapper().readTree(document);
    } catch (IOException e) {
      throw new FailedException(ExitCodes.FAILED, "the server's answer is no JSON: " + e);
    }
  }
}
