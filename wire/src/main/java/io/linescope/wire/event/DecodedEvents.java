/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import io.linescope.model.CallTreePart;
import io.linescope.model.MethodNames;
import io.linescope.wire.Refusal;
import java.util.List;

/**
 * The events among the log records of one message.
 *
 * @param callTrees parts of call trees
 * @param methodNames parts of dictionaries
 * @param refusals one for each other record
 */
public record DecodedEvents(
    List<CallTreePart> callTrees, List<MethodNames> methodNames, List<Refusal> refusals) {
  public DecodedEvents {
    callTrees = List.copyOf(callTrees);
    methodNames = List.copyOf(methodNames);
    refusals = List.copyOf(refusals);
  }
}
