/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import org.jspecify.annotations.Nullable;

/** Tells senders in their own protocol that they are refused. */
@FunctionalInterface
public interface SenderAnswer {
  /** Returns the answer, or null if the request is none of a known sender's. */
  @Nullable HttpResponse to(RequestHeaders headers, HttpStatus status, String message);
}
