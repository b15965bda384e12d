/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import io.linescope.model.Method;
import io.linescope.model.MethodNames;
import io.linescope.wire.MalformedException;
import io.linescope.wire.v1.MethodName;
import io.linescope.wire.v1.Methods;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.HashMap;
import java.util.Map;

/** Reads {@code linescope.methods}. */
final class MethodsDecoder {
  private MethodsDecoder() {}

  static MethodNames decode(LogRecord log, Origin origin) throws MalformedException {
    Methods body = Bodies.parse(log, Methods.parser());
    Bodies.checkVersion(body.getVersion());
    Map<Integer, Method> methods = new HashMap<>();
    for (MethodName name : body.getMethodsList()) {
      Method known = methods.put(Bodies.notNegative("id", name.getId()), method(name));
      if (known != null && !known.equals(method(name))) {
        throw MalformedException.of("id", name.getId(), "one method for each number");
      }
    }
    return new MethodNames(origin.instance(), body.getEpoch(), methods);
  }

  private static Method method(MethodName name) throws MalformedException {
    int line = Bodies.notNegative("line_plus_one", name.getLinePlusOne());
    return new Method(
        name.getClassName(),
        name.getName(),
        name.getMethodDescriptor(),
        line == 0 ? null : Integer.valueOf(line - 1));
  }
}
