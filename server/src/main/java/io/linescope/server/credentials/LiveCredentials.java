/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.credentials;

import io.linescope.query.access.Accounts;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts in force: what the file says, looked at every second. Once there were credentials
 * there always are: a file that is gone or broken leaves the last ones in force.
 */
public final class LiveCredentials implements Supplier<@Nullable Accounts>, Closeable {
  private static final long LOOK_SECONDS = 1;

  private final CredentialsFile file;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(LiveCredentials::thread);
  private String text = "";
  private String problem = "";
  private volatile @Nullable Credentials current;

  private LiveCredentials(CredentialsFile file) {
    this.file = file;
  }

  /**
   * Reads the file, if there is one, and goes on looking at it.
   *
   * @throws IOException if there is one that cannot be read
   */
  public static LiveCredentials open(CredentialsFile file) throws IOException {
    LiveCredentials live = new LiveCredentials(file);
    if (file.exists()) {
      live.look();
    }
    var unused =
        live.looks.scheduleWithFixedDelay(
            live::lookAgain, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return live;
  }

  @Override
  public @Nullable Accounts get() {
    return current;
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }

  private void look() throws IOException {
    String found = file.read();
    if (!found.equals(text)) {
      text = found;
      current = file.parse(found);
    }
  }

  private void lookAgain() {
    try {
      if (file.exists()) {
        look();
      }
    } catch (IOException e) {
      tell(String.valueOf(e.getMessage()));
    }
  }

  private void tell(String found) {
    if (!found.equals(problem)) {
      problem = found;
      System.err.println("linescope: credentials: " + found + "; those in force stay so");
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "linescope-credentials");
    thread.setDaemon(true);
    return thread;
  }
}
