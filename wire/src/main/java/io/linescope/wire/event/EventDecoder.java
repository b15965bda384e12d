/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import io.linescope.model.CallTreePart;
import io.linescope.model.MethodNames;
import io.linescope.model.Resource;
import io.linescope.wire.MalformedException;
import io.linescope.wire.Refusal;
import io.linescope.wire.otlp.ResourceCodec;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import java.util.ArrayList;
import java.util.List;

/**
 * Picks Linescope's events out of OTLP's log records. A record that is malformed is refused by
 * itself.
 */
public final class EventDecoder {
  /** The event that carries {@link CallTreePart}. */
  public static final String CALL_TREE = "linescope.calltree";

  /** The event that carries {@link MethodNames}. */
  public static final String METHODS = "linescope.methods";

  private final List<CallTreePart> callTrees = new ArrayList<>();
  private final List<MethodNames> methodNames = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  private EventDecoder() {}

  public static DecodedEvents decode(List<ResourceLogs> groups) {
    EventDecoder decoder = new EventDecoder();
    for (ResourceLogs group : groups) {
      Resource resource = ResourceCodec.decode(group.getResource(), group.getSchemaUrl());
      group.getScopeLogsList().stream()
          .flatMap(scoped -> scoped.getLogRecordsList().stream())
          .forEach(log -> decoder.add(log, resource));
    }
    return new DecodedEvents(decoder.callTrees, decoder.methodNames, decoder.refusals);
  }

  private void add(LogRecord log, Resource resource) {
    try {
      switch (log.getEventName()) {
        case CALL_TREE -> callTrees.add(CallTreeDecoder.decode(log, Origin.of(resource)));
        case METHODS -> methodNames.add(MethodsDecoder.decode(log, Origin.of(resource)));
        default -> refusals.add(new Refusal("log-not-stored", "logs are not stored yet"));
      }
    } catch (MalformedException e) {
      refusals.add(new Refusal("invalid-event", log.getEventName() + ": " + e.getMessage()));
    }
  }
}
