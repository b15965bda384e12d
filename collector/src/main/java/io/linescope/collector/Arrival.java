/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import io.linescope.storage.OverloadedException;
import io.netty.util.concurrent.EventExecutor;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Takes in the body of a request within its share. If the room is full, the rest is let go by: many
 * clients read no answer before they have sent everything.
 */
final class Arrival implements Subscriber<HttpObject> {
  private final Share share;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable OverloadedException refusal;

  private Arrival(Share share) {
    this.share = share;
  }

  /** Completes with the body, or with {@link OverloadedException} when the request is over. */
  static CompletableFuture<byte[]> of(HttpRequest request, Share share, EventExecutor loop) {
    Arrival arrival = new Arrival(share);
    request.subscribe(arrival, loop);
    return arrival.whole;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(HttpObject object) {
    if (refusal == null && object instanceof HttpData data) {
      add(data.array());
    }
  }

  private void add(byte[] some) {
    try {
      share.take(some.length);
      body.writeBytes(some);
    } catch (OverloadedException e) {
      refusal = e;
      body = new ByteArrayOutputStream(0);
      share.give(share.bytes());
    }
  }

  @Override
  public void onComplete() {
    if (refusal == null) {
      whole.complete(body.toByteArray());
    } else {
      whole.completeExceptionally(refusal);
    }
  }

  @Override
  public void onError(Throwable error) {
    whole.completeExceptionally(error);
  }
}
