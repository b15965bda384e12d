/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import com.linecorp.armeria.common.Cookie;
import com.linecorp.armeria.common.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logins of browsers. Kept in memory only, by the hash of what the cookie says: a restart ends
 * them, and so do other accounts.
 */
final class Sessions {
  private static final String COOKIE = "linescope-session";
  private static final Duration LIFE = Duration.ofHours(12);
  private static final int MOST = 1_000;
  private static final int ID_BYTES = 32;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> byHash = new LinkedHashMap<>();

  private record Session(Account account, Accounts among, long endMillis) {}

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /** Returns the cookie of a new session. */
  synchronized String begin(Account account, Accounts among) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    byHash.put(hash(id), new Session(account, among, clock.millis() + LIFE.toMillis()));
    if (byHash.size() > MOST) {
      byHash.remove(byHash.keySet().iterator().next());
    }
    return cookie(id, LIFE);
  }

  /** Returns whose session the request is part of, or null. */
  synchronized @Nullable Account find(RequestHeaders headers, Accounts among) {
    String id = id(headers);
    Session session = id == null ? null : byHash.get(hash(id));
    if (session == null || session.among != among || clock.millis() >= session.endMillis) {
      return null;
    }
    return session.account;
  }

  /** Ends the session that the request is part of, and returns the cookie that removes its own. */
  synchronized String end(RequestHeaders headers) {
    String id = id(headers);
    if (id != null) {
      byHash.remove(hash(id));
    }
    return cookie("", Duration.ZERO);
  }

  private static @Nullable String id(RequestHeaders headers) {
    for (Cookie cookie : headers.cookies()) {
      if (cookie.name().equals(COOKIE)) {
        return cookie.value();
      }
    }
    return null;
  }

  /** Not marked secure: there is no TLS, without which a browser would not send it back. */
  private static String cookie(String id, Duration life) {
    return Cookie.secureBuilder(COOKIE, id) // HttpOnly, SameSite=Strict
        .secure(false)
        .path("/")
        .maxAge(life.toSeconds())
        .build()
        .toSetCookieHeader();
  }

  private static String hash(String id) {
    try {
      byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("each JDK has SHA-256", e);
    }
  }
}
