/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.storage.Appender;
import io.linescope.storage.CallTrees;
import io.linescope.storage.OperationFigures;
import io.linescope.storage.ServiceInstances;
import io.linescope.storage.ServiceNames;
import io.linescope.storage.Storage;
import io.linescope.storage.Topology;
import io.linescope.storage.TraceSearch;
import io.linescope.storage.Traces;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A storage that is still being opened, so that the rest of the server can start beside it. */
final class StartingStorage implements Storage {
  private final CompletableFuture<Storage> opening;

  StartingStorage(CompletableFuture<Storage> opening) {
    this.opening = opening;
  }

  @Override
  public Appender appender() {
    return opening.join().appender();
  }

  @Override
  public Traces traces() {
    return opening.join().traces();
  }

  @Override
  public TraceSearch traceSearch() {
    return opening.join().traceSearch();
  }

  @Override
  public ServiceNames serviceNames() {
    return opening.join().serviceNames();
  }

  @Override
  public CallTrees callTrees() {
    return opening.join().callTrees();
  }

  @Override
  public OperationFigures operationFigures() {
    return opening.join().operationFigures();
  }

  @Override
  public ServiceInstances serviceInstances() {
    return opening.join().serviceInstances();
  }

  @Override
  public Topology topology() {
    return opening.join().topology();
  }

  @Override
  public List<String> problems() {
    return opening.join().problems();
  }

  @Override
  public Map<String, Long> figures() {
    return opening.join().figures();
  }

  @Override
  public void close() throws IOException {
    opening.join().close();
  }
}
