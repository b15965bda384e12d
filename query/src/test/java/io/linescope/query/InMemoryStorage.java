/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import io.linescope.model.CallTreePart;
import io.linescope.model.Method;
import io.linescope.model.MethodNames;
import io.linescope.model.Span;
import io.linescope.model.TraceId;
import io.linescope.storage.Appender;
import io.linescope.storage.Batch;
import io.linescope.storage.CallTrees;
import io.linescope.storage.OperationFigures;
import io.linescope.storage.Scope;
import io.linescope.storage.ServiceInstances;
import io.linescope.storage.ServiceNames;
import io.linescope.storage.Storage;
import io.linescope.storage.Topology;
import io.linescope.storage.TraceSearch;
import io.linescope.storage.TraceSummary;
import io.linescope.storage.Traces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A storage of a few lists, whose search finds one row for each trace and keeps the question. */
final class InMemoryStorage implements Storage {
  private final List<Batch> batches = new CopyOnWriteArrayList<>();
  TraceSearch.Query lastQuery;
  TraceSearch.Cursor nextCursor;
  List<String> problems = List.of();
  Scope lastScope;
  List<OperationFigures.OperationMinute> minutes = List.of();
  List<ServiceInstances.Instance> instances = List.of();
  List<Topology.EdgeMinute> edges = List.of();

  @Override
  public Appender appender() {
    return batch -> {
      batches.add(batch);
      return CompletableFuture.completedFuture(null);
    };
  }

  @Override
  public Traces traces() {
    return (id, limit) ->
        spans().stream().filter(span -> span.traceId().equals(id)).limit(limit).toList();
  }

  @Override
  public TraceSearch traceSearch() {
    return query -> {
      lastQuery = query;
      return new TraceSearch.Page(
          spans().stream().map(Span::traceId).distinct().map(this::summary).toList(), nextCursor);
    };
  }

  private TraceSummary summary(TraceId id) {
    return new TraceSummary(id, "shop", "prod", "GET /", 1L << 60, 5, 2, 1, List.of("shop"), 1);
  }

  @Override
  public ServiceNames serviceNames() {
    return new ServiceNames() {
      @Override
      public List<Service> services() {
        return List.of(
            new Service("", "shop", spans().size(), 1L << 60),
            new Service("prod", "shop", 3, (1L << 60) + 1));
      }

      @Override
      public List<String> operations(String service, @Nullable String environment) {
        return spans().stream()
            .filter(span -> span.resource().service().equals(service))
            .map(Span::name)
            .sorted()
            .distinct()
            .toList();
      }
    };
  }

  @Override
  public CallTrees callTrees() {
    return new CallTrees() {
      @Override
      public List<CallTreePart> parts(TraceId traceId) {
        return batches.stream()
            .flatMap(batch -> batch.callTrees().stream())
            .filter(part -> part.traceId().equals(traceId))
            .toList();
      }

      @Override
      public Map<Integer, Method> methods(String instance, long epoch, Set<Integer> numbers) {
        Map<Integer, Method> methods = new HashMap<>();
        batches.stream()
            .flatMap(batch -> batch.methodNames().stream())
            .filter(names -> names.instance().equals(instance) && names.epoch() == epoch)
            .map(MethodNames::methods)
            .forEach(methods::putAll);
        methods.keySet().retainAll(numbers);
        return methods;
      }
    };
  }

  @Override
  public OperationFigures operationFigures() {
    return (scope, action) -> {
      lastScope = scope;
      minutes.stream()
          .filter(minute -> scope.hasService(minute.environment(), minute.service()))
          .filter(minute -> scope.hasMinute(minute.minuteUnixNanos()))
          .forEach(action);
    };
  }

  @Override
  public ServiceInstances serviceInstances() {
    return scope -> {
      lastScope = scope;
      return instances;
    };
  }

  @Override
  public Topology topology() {
    return (scope, action) ->
        edges.stream().filter(edge -> scope.hasMinute(edge.minuteUnixNanos())).forEach(action);
  }

  private List<Span> spans() {
    return batches.stream().flatMap(batch -> batch.spans().stream()).toList();
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  @Override
  public Map<String, Long> figures() {
    return Map.of("wal_bytes", 42L);
  }

  @Override
  public void close() {}
}
