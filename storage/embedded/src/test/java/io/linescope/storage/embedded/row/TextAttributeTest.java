/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.AttributeValue;
import io.linescope.model.Attributes;
import io.linescope.model.Resource;
import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextAttributeTest {
  private final TextAttribute key = new TextAttribute("k\"ey");

  @Test
  void value_isFoundAsItWasSent() {
    for (String value : List.of("plain", "", "a \"quoted\" \\ one", "line\nbreak", "名字 👍", "\\")) {
      assertThat(key.in(stored(Attributes.builder().put("a", "\\").put("k\"ey", value))))
          .isEqualTo(value);
    }
  }

  @Test
  void firstOfSeveral_isTheValue() {
    assertThat(key.in(stored(Attributes.builder().put("k\"ey", "one").put("k\"ey", "two"))))
        .isEqualTo("one");
  }

  @Test
  void whatIsNoText_isNoValue() {
    assertThat(key.in(stored(Attributes.builder().put("k\"ey", 5)))).isEmpty();
    assertThat(key.in(stored(Attributes.builder().put("other", "k\"ey")))).isEmpty();
    assertThat(key.in(stored(Attributes.builder().put("x", "\"k\\\"ey\":\"fooled\"")))).isEmpty();
    AttributeValue nested =
        new AttributeValue.KeyValues(Attributes.builder().put("k\"ey", "inner").build());
    assertThat(key.in(stored(Attributes.builder().put("x", nested)))).isEmpty();
  }

  @Test
  void value_isFoundInAResource() {
    Attributes attributes = Attributes.builder().put("k\"ey", "here").build();
    Span span = span().resource(new Resource(attributes, 0, List.of(), "schema")).build();

    assertThat(key.in(new SpanRows().toRow(span).resource())).isEqualTo("here");
  }

  private static String stored(Attributes.Builder attributes) {
    return new SpanRows().toRow(span().attributes(attributes.build(), 0).build()).attributes();
  }

  private static Span.Builder span() {
    return Span.builder(new TraceId(1, 1), new SpanId(1));
  }
}
