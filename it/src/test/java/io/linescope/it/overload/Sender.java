/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.overload;

import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * A process that sends more than a server can take: it never has fewer than so many requests under
 * way. Arguments: grpc or http, HOST:PORT, the sender's number, seconds. Senders with an odd number
 * pack what they send. Prints what it was told, when every request was answered.
 */
public final class Sender {
  private static final int UNDER_WAY = 16;
  private static final int FRAME_HEAD = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final boolean grpc;
  private final boolean packed;
  private final Load load;
  private final WebClient client;
  private final Semaphore free = new Semaphore(UNDER_WAY);
  private final Told told = new Told();

  private Sender(boolean grpc, String server, int number) {
    this.grpc = grpc;
    this.load = new Load(number);
    this.packed = number % 2 == 1;
    this.client =
        WebClient.builder((grpc ? "h2c://" : "h1c://") + server)
            .factory(ClientFactory.builder().connectTimeout(PATIENCE).build())
            .responseTimeout(PATIENCE)
            .writeTimeout(PATIENCE)
            .maxResponseLength(1 << 20)
            .build();
  }

  public static void main(String[] arguments) throws Exception {
    Sender sender =
        new Sender(arguments[0].equals("grpc"), arguments[1], Integer.parseInt(arguments[2]));
    sender.run(Integer.parseInt(arguments[3]));
    System.out.print(sender.told);
    System.out.flush();
    System.exit(0);
  }

  private void run(int seconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int request = 1; System.nanoTime() < end; request++) {
      free.acquire();
      var unused = send(load.request(request)).handle((answer, error) -> hear(answer, error));
    }
    free.acquire(UNDER_WAY);
  }

  private CompletableFuture<AggregatedHttpResponse> send(byte[] message) throws IOException {
    byte[] body = packed ? gzip(message) : message;
    RequestHeadersBuilder headers = RequestHeaders.builder(HttpMethod.POST, path());
    if (grpc) {
      headers.add("content-type", "application/grpc").add("te", "trailers");
    } else {
      headers.add("content-type", "application/x-protobuf");
    }
    if (packed) {
      headers.add(grpc ? "grpc-encoding" : "content-encoding", "gzip");
    }
    return client.execute(headers.build(), HttpData.wrap(grpc ? frame(body) : body)).aggregate();
  }

  private String path() {
    return grpc ? "/opentelemetry.proto.collector.trace.v1.TraceService/Export" : "/v1/traces";
  }

  private byte[] frame(byte[] message) {
    ByteBuffer frame = ByteBuffer.allocate(FRAME_HEAD + message.length);
    return frame.put((byte) (packed ? 1 : 0)).putInt(message.length).put(message).array();
  }

  /** Comes again when it was told to, with the next. */
  private boolean hear(AggregatedHttpResponse answer, Throwable error) {
    boolean refused = false;
    try {
      if (error == null) {
        refused = grpc ? hearGrpc(answer) : hearHttp(answer);
      } else {
        told.other(error.toString());
      }
    } catch (IOException | RuntimeException e) {
      told.other("answer not understood: " + e);
    }
    CompletableFuture.delayedExecutor(refused ? 1 : 0, TimeUnit.SECONDS).execute(free::release);
    return refused;
  }

  private boolean hearHttp(AggregatedHttpResponse answer) throws IOException {
    String retryAfter = answer.headers().get("retry-after", "");
    if (answer.status().code() == 200) {
      told.acknowledged(rejected(answer.content().array()));
    } else if (answer.status().code() == 429 && retryAfter.equals("1")) {
      told.refusedWithHint();
      return true;
    } else {
      told.other(answer.status() + ", retry-after " + retryAfter);
    }
    return false;
  }

  private boolean hearGrpc(AggregatedHttpResponse answer) throws IOException {
    String status = either(answer, "grpc-status");
    String details = either(answer, "grpc-status-details-bin");
    if (status.equals("0")) {
      byte[] frame = answer.content().array();
      told.acknowledged(rejected(Arrays.copyOfRange(frame, FRAME_HEAD, frame.length)));
    } else if (status.equals("8") && hasHint(Base64.getDecoder().decode(details))) {
      told.refusedWithHint();
      return true;
    } else {
      told.other("grpc-status " + status + " " + either(answer, "grpc-message"));
    }
    return false;
  }

  private static String either(AggregatedHttpResponse answer, String name) {
    return answer.headers().get(name, answer.trailers().get(name, ""));
  }

  private static boolean hasHint(byte[] status) throws IOException {
    Status told = Status.parseFrom(status);
    return told.getDetailsCount() == 1
        && told.getDetails(0).unpack(RetryInfo.class).getRetryDelay().getSeconds() == 1;
  }

  private static long rejected(byte[] response) throws IOException {
    return ExportTraceServiceResponse.parseFrom(response).getPartialSuccess().getRejectedSpans();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
