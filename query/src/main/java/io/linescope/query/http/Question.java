/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.linescope.model.TraceId;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a client asks: a path with its variables, and parameters of which each is known. */
public final class Question {
  private final ServiceRequestContext context;
  private final AggregatedHttpRequest request;
  private final QueryParams parameters;

  Question(ServiceRequestContext context, AggregatedHttpRequest request) {
    this.context = context;
    this.request = request;
    this.parameters = QueryParams.fromQueryString(context.query());
  }

  /** Refuses parameters that are not among {@code known}: a misspelt filter would find too much. */
  public void expect(Set<String> known) throws ProblemException {
    for (String name : parameters.names()) {
      if (!known.contains(name)) {
        String expected = known.isEmpty() ? "no parameters" : "one of " + new TreeSet<>(known);
        throw ProblemException.badParameter("parameter", name, expected);
      }
    }
  }

  public String pathVariable(String name) {
    return String.valueOf(context.pathParam(name));
  }

  public TraceId traceId() throws ProblemException {
    String id = pathVariable("id");
    try {
      return TraceId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badParameter("id", id, "32 hexadecimal digits");
    }
  }

  /** Returns the value of a parameter that may stand once, or null. */
  public @Nullable String single(String name) throws ProblemException {
    List<String> values = parameters.getAll(name);
    if (values.size() > 1) {
      throw ProblemException.badParameter(name, values.toString(), "one value");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /** Returns the value of a parameter that is a whole number within limits. */
  public long number(String name, long otherwise, long min, long max, String expected)
      throws ProblemException {
    String text = single(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw ProblemException.badParameter(name, text, expected);
    }
    throw ProblemException.badParameter(name, text, expected);
  }

  public List<String> all(String name) {
    return parameters.getAll(name);
  }

  /** Returns the body as a document of this type. */
  public <T> T body(Class<T> type) throws ProblemException {
    MediaType sent = request.contentType();
    if (sent == null || !sent.is(MediaType.JSON)) {
      throw ProblemException.badParameter("content-type", String.valueOf(sent), "application/json");
    }
    return Json.read(request.content().array(), type);
  }

  /** Returns who asks: the address of the connection. */
  public String asker() {
    return address().getHostAddress();
  }

  /** The address of the connection itself: what headers say of a client anyone can write. */
  public InetAddress address() {
    return context.remoteAddress().getAddress();
  }

  public RequestHeaders headers() {
    return request.headers();
  }

  /** Returns the address of the same question with {@code name} set to {@code value}. */
  public String addressWith(String name, String value) {
    return context.path() + "?" + parameters.toBuilder().set(name, value).build().toQueryString();
  }
}
