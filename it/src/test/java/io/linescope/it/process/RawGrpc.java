/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import java.nio.ByteBuffer;
import java.util.Map;

/** An export over gRPC as bytes, which can be wrong in every way. */
public final class RawGrpc {
  private static final String EXPORT =
      "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
  private static final int FRAME_HEAD = 5;

  private RawGrpc() {}

  /** Sends a message to {@code HOST:PORT} and returns the status that gRPC has for the answer. */
  public static int export(String server, byte[] message, Map<String, String> headers) {
    RequestHeadersBuilder head =
        RequestHeaders.builder(HttpMethod.POST, EXPORT)
            .add("content-type", "application/grpc")
            .add("te", "trailers");
    headers.forEach(head::set);
    AggregatedHttpResponse answer =
        WebClient.of("h2c://" + server)
            .execute(head.build(), frame(message, headers.containsKey("grpc-encoding")))
            .aggregate()
            .join();
    String early = answer.headers().get("grpc-status");
    String status = early == null ? answer.trailers().get("grpc-status") : early;
    if (status == null) {
      throw new AssertionError("no grpc-status: " + answer.headers() + answer.contentUtf8());
    }
    return Integer.parseInt(status);
  }

  private static HttpData frame(byte[] message, boolean compressed) {
    ByteBuffer frame = ByteBuffer.allocate(FRAME_HEAD + message.length);
    frame.put((byte) (compressed ? 1 : 0)).putInt(message.length).put(message);
    return HttpData.wrap(frame.array());
  }
}
