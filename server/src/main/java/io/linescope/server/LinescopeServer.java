/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import io.linescope.cli.Version;
import io.linescope.collector.ControlReceiver;
import io.linescope.collector.Limits;
import io.linescope.collector.OtlpReceivers;
import io.linescope.collector.Receipts;
import io.linescope.collector.SenderRefusal;
import io.linescope.control.Levels;
import io.linescope.query.QueryApi;
import io.linescope.query.access.Access;
import io.linescope.query.access.HostNames;
import io.linescope.server.credentials.CredentialsFile;
import io.linescope.server.credentials.LiveCredentials;
import io.linescope.server.self.OwnSpans;
import io.linescope.storage.Storage;
import io.linescope.storage.embedded.DataFolderInUseException;
import io.linescope.storage.embedded.EmbeddedSettings;
import io.linescope.storage.embedded.EmbeddedStorage;
import io.linescope.storage.embedded.Works;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A running server: one HTTP engine on three ports over one storage. */
final class LinescopeServer {
  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String PLAIN_TEXT =
      "linescope: plain-text: passwords, tokens and data can be read on their way (expected: a"
          + " proxy with TLS before this server, see docs/security.md)";

  private final Server http;
  private final Storage storage;
  private final Levels levels;
  private final @Nullable OwnSpans ownSpans;
  private final CountDownLatch ended = new CountDownLatch(1);

  private LinescopeServer(
      Server http, Storage storage, Levels levels, @Nullable OwnSpans ownSpans) {
    this.http = http;
    this.storage = storage;
    this.levels = levels;
    this.ownSpans = ownSpans;
  }

  /** Starts, opening the storage meanwhile, and says on stdout what listens where. */
  static LinescopeServer start(Settings settings) throws FailedException {
    CompletableFuture<Storage> opening = new CompletableFuture<>();
    Storage storage = new StartingStorage(opening);
    OwnSpans ownSpans =
        settings.selfSpans() ? new OwnSpans(storage::appender, Version.current()) : null;
    Works works = ownSpans == null ? Works.NONE : ownSpans;
    var unused =
        opening.completeAsync(() -> open(settings, works), task -> new Thread(task).start());
    Ports ports = Ports.choose(settings);
    Levels levels = levels(settings);
    Server http = build(settings, ports, storage, levels, access(settings), ownSpans);
    try {
      http.start().join();
      opening.join();
    } catch (CompletionException e) {
      http.stop().join();
      throw failed(e.getCause());
    }
    LinescopeServer server = new LinescopeServer(http, storage, levels, ownSpans);
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "linescope-stop"));
    ports.announce(settings.bind());
    return server;
  }

  private static FailedException failed(@Nullable Throwable cause) {
    return cause instanceof DataFolderInUseException inUse
        ? new FailedException(ExitCodes.BUSY, String.valueOf(inUse.getMessage()))
        : new FailedException(ExitCodes.FAILED, "start: " + cause);
  }

  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  private static Storage open(Settings settings, Works works) {
    try {
      EmbeddedSettings embedded = EmbeddedSettings.in(settings.data());
      return EmbeddedStorage.open(embedded.withSealSpans(settings.sealSpans()), works);
    } catch (IOException | SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static Levels levels(Settings settings) throws FailedException {
    try {
      return Levels.open(settings.data().resolve("control"), Clock.systemUTC());
    } catch (IOException e) {
      throw new FailedException(ExitCodes.FAILED, "start: " + e);
    }
  }

  /** The credentials are looked at as long as the process lives, by a daemon thread. */
  private static Access access(Settings settings) throws FailedException {
    try {
      InetAddress bind = InetAddress.getByName(settings.bind());
      if (!bind.isLoopbackAddress()) {
        System.err.println(PLAIN_TEXT);
      }
      return new Access(
          new HostNames(bind, settings.hostNames()),
          LiveCredentials.open(CredentialsFile.in(settings.data())),
          SenderRefusal::of,
          Clock.systemUTC());
    } catch (IOException e) {
      throw new FailedException(ExitCodes.FAILED, "start: " + e.getMessage());
    }
  }

  private static Server build(
      Settings settings,
      Ports ports,
      Storage storage,
      Levels levels,
      Access access,
      @Nullable OwnSpans ownSpans) {
    ServerBuilder builder = Server.builder();
    for (int port : ports.distinct()) {
      builder.port(new InetSocketAddress(settings.bind(), port), SessionProtocol.HTTP);
    }
    OtlpReceivers receivers =
        new OtlpReceivers(
            storage::appender, limits(settings), ownSpans == null ? Receipts.NONE : ownSpans);
    receivers.register(builder);
    new ControlReceiver(levels).register(builder);
    new QueryApi(
            storage, Version.current(), new Figures(receivers, access, ownSpans), levels, access)
        .register(builder);
    access.guard(builder);
    if (ownSpans != null) {
      ownSpans.watch(builder);
    }
    return builder
        .unloggedExceptionsReportIntervalMillis(0) // what is refused is counted, and fills no log
        .gracefulShutdownTimeout(QUIET, PATIENCE)
        .build();
  }

  private static Limits limits(Settings settings) {
    return Limits.of(Runtime.getRuntime().maxMemory(), settings.traceSpans());
  }

  /** Runs when the process is told to end; halts, as a signal's own exit code would not be 0. */
  private void stop() {
    int exitCode = ExitCodes.OK;
    try {
      levels.close(); // answers the probes that wait
      http.stop().join();
      if (ownSpans != null) {
        ownSpans.close();
      }
      storage.close();
    } catch (IOException | RuntimeException e) {
      System.err.println("linescope: stop: " + e);
      exitCode = ExitCodes.FAILED;
    }
    ended.countDown();
    System.out.flush();
    Runtime.getRuntime().halt(exitCode);
  }
}
