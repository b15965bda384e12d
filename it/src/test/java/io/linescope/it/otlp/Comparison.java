/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares traces span by span and field by field. */
final class Comparison {
  private Comparison() {}

  static void assertSame(String name, TracesData actual, TracesData expected) {
    Map<String, ResourceSpans> is = spans(actual);
    Map<String, ResourceSpans> was = spans(expected);
    assertThat(is.keySet()).as(name).isEqualTo(was.keySet());
    is.forEach((span, group) -> assertSame(name + ", span " + span, group, was.get(span)));
  }

  /** The same with attributes in order of their keys, since OTLP gives no meaning to theirs. */
  static TracesData inOrder(TracesData data) {
    return (TracesData) inOrder((Message) data);
  }

  /**
   * Each span by its id, in the groups that it stands in. OTLP gives no order to groups, nor to the
   * spans in them, and a group may be split: everything else is left as it is.
   */
  private static Map<String, ResourceSpans> spans(TracesData data) {
    Map<String, ResourceSpans> spans = new TreeMap<>();
    for (ResourceSpans group : data.getResourceSpansList()) {
      for (ScopeSpans scoped : group.getScopeSpansList()) {
        for (Span span : scoped.getSpansList()) {
          ResourceSpans alone =
              group.toBuilder()
                  .clearScopeSpans()
                  .addScopeSpans(scoped.toBuilder().clearSpans().addSpans(span))
                  .build();
          String id = HexFormat.of().formatHex(span.getSpanId().toByteArray());
          assertThat(spans.put(id, alone)).as("another span " + id).isNull();
        }
      }
    }
    return spans;
  }

  /** Tells only the first lines that differ: the whole of both has thousands. */
  private static void assertSame(String name, Message actual, Message expected) {
    if (!actual.equals(expected)) {
      List<String> is = actual.toString().lines().toList();
      List<String> was = expected.toString().lines().toList();
      int line = 0;
      while (line < Math.min(is.size(), was.size()) && is.get(line).equals(was.get(line))) {
        line++;
      }
      assertThat(around(is, line)).as(name + " at line " + line).isEqualTo(around(was, line));
      fail(name + ": differs, though the texts do not");
    }
  }

  private static List<String> around(List<String> lines, int line) {
    return lines.subList(Math.max(0, line - 8), Math.min(lines.size(), line + 8));
  }

  private static Message inOrder(Message message) {
    Message.Builder builder = message.toBuilder();
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              if (field.getType() == FieldDescriptor.Type.MESSAGE) {
                builder.setField(
                    field,
                    field.isRepeated() ? inOrder((List<?>) value) : inOrder((Message) value));
              }
            });
    return builder.build();
  }

  private static List<Message> inOrder(List<?> messages) {
    return messages.stream()
        .map(each -> inOrder((Message) each))
        .sorted(Comparator.comparing(each -> each instanceof KeyValue pair ? pair.getKey() : ""))
        .toList();
  }
}
