/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The web UI, from the class path. A path that is no file is a route of the UI and gets its page;
 * files under {@code /assets/} have their content's hash in their name and never change.
 */
final class UiFiles implements HttpService {
  private static final String ROOT = "/META-INF/linescope-ui";
  private static final String PAGE = "/index.html";
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
  private static final Map<String, MediaType> TYPES =
      Map.of(
          "html", MediaType.HTML_UTF_8,
          "js", MediaType.JAVASCRIPT_UTF_8,
          "css", MediaType.CSS_UTF_8,
          "json", MediaType.JSON,
          "svg", MediaType.SVG_UTF_8,
          "png", MediaType.PNG,
          "ico", MediaType.ICO,
          "woff2", MediaType.create("font", "woff2"));

  private final Map<String, Optional<byte[]>> files = new ConcurrentHashMap<>();

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    String path = context.path();
    if (path.contains("..")) {
      return missing();
    }
    boolean gzip = request.headers().get(HttpHeaderNames.ACCEPT_ENCODING, "").contains("gzip");
    if (!path.endsWith("/") && file(path).isPresent()) {
      return respond(path, gzip);
    }
    return path.startsWith("/assets/") || file(PAGE).isEmpty() ? missing() : respond(PAGE, gzip);
  }

  private HttpResponse respond(String path, boolean gzipAccepted) {
    Optional<byte[]> packed = gzipAccepted ? file(path + ".gz") : Optional.empty();
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(type(path))
            .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
            .set(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
            .set(HttpHeaderNames.VARY, "accept-encoding")
            .set(HttpHeaderNames.CACHE_CONTROL, caching(path));
    packed.ifPresent(bytes -> headers.set(HttpHeaderNames.CONTENT_ENCODING, "gzip"));
    return HttpResponse.of(
        headers.build(), HttpData.wrap(packed.or(() -> file(path)).orElseThrow()));
  }

  private static String caching(String path) {
    return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  }

  private static MediaType type(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(extension, MediaType.OCTET_STREAM);
  }

  private static HttpResponse missing() {
    return HttpResponse.of(HttpStatus.NOT_FOUND, MediaType.PLAIN_TEXT_UTF_8, "not found\n");
  }

  /** Remembers only what is there: addresses that are not must not fill the memory. */
  private Optional<byte[]> file(String path) {
    Optional<byte[]> known = files.get(path);
    if (known != null) {
      return known;
    }
    Optional<byte[]> read = Optional.ofNullable(Resources.read(ROOT + path));
    if (read.isPresent()) {
      files.put(path, read);
    }
    return read;
  }
}
