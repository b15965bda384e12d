/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the probe that belongs to this server: from inside its jar, or from beside it. It is
 * read once, since anyone may ask for it, and many at once.
 */
final class ProbeDownload {
  private static final String NAME = "linescope-probe.jar";

  private static byte @Nullable [] kept;

  private ProbeDownload() {}

  static void register(ServerBuilder server) {
    server.route().get("/download/" + NAME).build(file(ProbeDownload::jar));
    server.route().get("/download/" + NAME + ".sha256").build(file(ProbeDownload::sum));
  }

  private static HttpService file(Function<byte[], HttpResponse> respond) {
    return (context, request) ->
        HttpResponse.of(
            CompletableFuture.supplyAsync(
                () -> {
                  byte[] probe = probe();
                  return probe == null ? missing() : respond.apply(probe);
                },
                context.blockingTaskExecutor()));
  }

  private static HttpResponse jar(byte[] probe) {
    return HttpResponse.of(
        HttpStatus.OK, MediaType.create("application", "java-archive"), HttpData.wrap(probe));
  }

  private static HttpResponse sum(byte[] probe) {
    String line = HexFormat.of().formatHex(sha256(probe)) + "  " + NAME + "\n";
    return HttpResponse.of(HttpStatus.OK, MediaType.PLAIN_TEXT_UTF_8, line);
  }

  private static HttpResponse missing() {
    return HttpResponse.of(
        HttpStatus.NOT_FOUND, MediaType.PLAIN_TEXT_UTF_8, "this server ships no " + NAME + "\n");
  }

  private static synchronized byte @Nullable [] probe() {
    if (kept == null) {
      kept = read();
    }
    return kept;
  }

  private static byte @Nullable [] read() {
    byte[] inside = Resources.read("/" + NAME);
    if (inside != null) {
      return inside;
    }
    try {
      Path home =
          Path.of(ProbeDownload.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path beside = home.resolveSibling(NAME);
      return Files.isRegularFile(beside) ? Files.readAllBytes(beside) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError("a class path entry has an address", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("each JDK has SHA-256", e);
    }
  }
}
