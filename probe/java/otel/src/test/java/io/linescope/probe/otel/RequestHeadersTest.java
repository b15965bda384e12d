/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.probe.engine.control.Rules;
import io.linescope.probe.engine.proto.ProtoWriter;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {
  private static final String DEBUG = "linescope-debug";
  private static final String KEY = "a key that only server and probes have";

  private Rules rules = rules(KEY);
  private final TextMapPropagator propagator =
      TextMapPropagator.composite(
          W3CBaggagePropagator.getInstance(), new RequestHeaders(() -> rules));

  @Test
  void debugHeader_isHandedOn() throws Exception {
    String header = header(KEY, 60);
    Context request = arriving(Map.of(DEBUG, header, "baggage", "user=7", "cookie", "secret"));
    assertThat(sent(request))
        .containsOnly(Map.entry(DEBUG, header), Map.entry("baggage", "user=7"));
    assertThat(RequestHeaders.haveDebug(request)).isTrue();
  }

  @Test
  void debugHeader_thatIsNotSignedOrTooOldIsAsNone() throws Exception {
    String forged = header("another", 60);
    for (String bad : new String[] {forged, header(KEY, -1), "1.2", ""}) {
      Context request = arriving(Map.of(DEBUG, bad));
      assertThat(sent(request)).as(bad).isEmpty();
      assertThat(RequestHeaders.haveDebug(request)).as(bad).isFalse();
    }
  }

  @Test
  void debugHeader_isNotHandedOnOnceItHasEnded() throws Exception {
    Context request = arriving(Map.of(DEBUG, header(KEY, 60)));
    rules = rules("a new key");
    assertThat(sent(request)).isEmpty();
  }

  @Test
  void requestWithoutDebugHeader_getsNone() throws Exception {
    assertThat(sent(Context.root())).isEmpty();
    Context outer = arriving(Map.of(DEBUG, header(KEY, 60)));
    Context inner = propagator.extract(outer, Map.of("cookie", "x"), new Getter());
    assertThat(sent(inner)).isEmpty();
    assertThat(RequestHeaders.haveDebug(inner)).isFalse();
  }

  @Test
  void headersOfRules_areKeptButNotHandedOn() {
    Context request = arriving(Map.of("x-tenant", "acme", "cookie", "x"));
    assertThat(RequestHeaders.of(request, "X-Tenant")).isEqualTo("acme");
    assertThat(RequestHeaders.of(request, "cookie")).isNull();
    assertThat(sent(request)).isEmpty();
  }

  private Context arriving(Map<String, String> headers) {
    return propagator.extract(Context.root(), headers, new Getter());
  }

  private Map<String, String> sent(Context context) {
    Map<String, String> headers = new HashMap<>();
    propagator.inject(context, headers, Map::put);
    return headers;
  }

  /** A rule that asks for the header of a tenant, and the key. */
  private static Rules rules(String key) {
    ProtoWriter rule = new ProtoWriter().text(1, "a").text(3, "X-Tenant").text(4, "acme");
    return Rules.read(new ProtoWriter().message(3, rule).text(4, key).toBytes());
  }

  private static String header(String key, int seconds) throws Exception {
    String expiry = Long.toString(System.currentTimeMillis() / 1000 + seconds);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    return expiry + "." + HexFormat.of().formatHex(mac.doFinal(expiry.getBytes(UTF_8)));
  }

  private static final class Getter implements TextMapGetter<Map<String, String>> {
    @Override
    public Iterable<String> keys(Map<String, String> headers) {
      return headers.keySet();
    }

    @Override
    public String get(Map<String, String> headers, String name) {
      return headers.get(name);
    }
  }
}
