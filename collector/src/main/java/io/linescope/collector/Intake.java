/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.util.TimeoutMode;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import io.linescope.storage.OverloadedException;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a receiver: passes on requests for which there is room, whole and unpacked, and
 * tells the senders of others to come again.
 */
final class Intake extends SimpleDecoratingHttpService {
  /** What a sender on a bad line may take to send one request. */
  private static final Duration LONGEST_ARRIVAL = Duration.ofMinutes(1);

  private static final AttributeKey<Share> SHARE = AttributeKey.valueOf(Intake.class, "SHARE");

  private final Room room;
  private final Unpacking unpacking;
  private final IngestCounters counters;
  private final Executor workers;

  Intake(
      HttpService receiver, Room room, Limits limits, IngestCounters counters, Executor workers) {
    super(receiver);
    this.room = room;
    this.unpacking = new Unpacking(limits.messageBytes(), room);
    this.counters = counters;
    this.workers = workers;
  }

  /** Returns what the request takes of the room. */
  static Share share(ServiceRequestContext context) {
    Share share = context.attr(SHARE);
    if (share == null) {
      throw new IllegalStateException(context.path() + ": no share (expected: behind an Intake)");
    }
    return share;
  }

  /** Otherwise the HTTP engine would take in the bodies of gRPC by itself, beyond all limits. */
  @Override
  public ExchangeType exchangeType(RoutingContext context) {
    return ExchangeType.BIDI_STREAMING;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    Share share = new Share(room);
    context.setAttr(SHARE, share);
    context.setRequestTimeout(TimeoutMode.SET_FROM_NOW, LONGEST_ARRIVAL);
    return HttpResponse.of(
        Arrival.of(request, share, context.eventLoop())
            .thenApply(body -> whole(context, body))
            .thenApplyAsync(body -> unpack(request.headers(), body, share), workers)
            .thenApplyAsync(whole -> passOn(context, whole, share), context.eventLoop())
            .exceptionally(error -> refuse(request.headers(), Failures.cause(error), share)));
  }

  /** Once a request is whole no time of the server's runs out: it is worked on to its end. */
  private static byte[] whole(ServiceRequestContext context, byte[] body) {
    if (context.isTimedOut()) {
      throw RequestTimeoutException.get(); // its sender was told so at the same moment
    }
    context.clearRequestTimeout();
    return body;
  }

  private HttpRequest unpack(RequestHeaders headers, byte[] body, Share share) {
    try {
      return unpacking.unpack(headers, body, share);
    } catch (BadRequestException e) {
      throw new CompletionException(e);
    }
  }

  private HttpResponse passOn(ServiceRequestContext context, HttpRequest whole, Share share) {
    HttpResponse response = receive(context, whole);
    var unused = response.whenComplete().handle((done, error) -> letGo(share));
    return response;
  }

  /** Whether the answer arrived or not. */
  private static boolean letGo(Share share) {
    share.letGo();
    return true;
  }

  private HttpResponse receive(ServiceRequestContext context, HttpRequest whole) {
    try {
      return unwrap().serve(context, whole);
    } catch (Exception e) {
      return HttpResponse.ofFailure(e);
    }
  }

  private HttpResponse refuse(RequestHeaders headers, Throwable error, Share share) {
    share.letGo();
    @Nullable String reason = reason(error);
    Signal signal = Signal.ofPath(headers.path());
    if (reason == null || signal == null) {
      return HttpResponse.ofFailure(error);
    }
    counters.failedRequest(signal, reason);
    return SenderRefusal.of(headers, error);
  }

  /** Returns null for what the HTTP engine cut off, see {@link CutOffHandler}. */
  private static @Nullable String reason(Throwable error) {
    if (error instanceof OverloadedException) {
      return "no-room";
    }
    return error instanceof BadRequestException bad ? bad.reason() : null;
  }
}
