/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.control.RequestFacts;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;

/** What a context and the first attributes of a span tell of a request. */
final class Facts implements RequestFacts {
  private static final AttributeKey<String> HTTP_METHOD = key("http.request.method");
  private static final AttributeKey<String> PATH = key("url.path");
  private static final AttributeKey<String> RPC_SERVICE = key("rpc.service");
  private static final AttributeKey<String> RPC_METHOD = key("rpc.method");
  private static final AttributeKey<String> DESTINATION = key("messaging.destination.name");
  private static final AttributeKey<String> FUNCTION = key("code.function.name");

  private final Context context;
  private final Attributes attributes;
  private final String name;

  /**
   * @param name of the span, which counts if no attribute tells more; null: not known yet
   */
  Facts(Context context, Attributes attributes, String name) {
    this.context = context;
    this.attributes = attributes;
    this.name = name;
  }

  private static AttributeKey<String> key(String name) {
    return AttributeKey.stringKey(name);
  }

  @Override
  public String endpoint() {
    String path = attributes.get(PATH);
    if (path != null) {
      return attributes.get(HTTP_METHOD) + " " + path;
    }
    String method = attributes.get(RPC_METHOD);
    if (method != null) {
      String service = attributes.get(RPC_SERVICE);
      return service == null ? method : service + "/" + method;
    }
    String destination = attributes.get(DESTINATION);
    if (destination != null) {
      return destination;
    }
    String function = attributes.get(FUNCTION);
    return function == null ? name : function;
  }

  @Override
  public String header(String name) {
    return RequestHeaders.of(context, name);
  }

  @Override
  public String baggage(String name) {
    return Baggage.fromContext(context).getEntryValue(name);
  }
}
