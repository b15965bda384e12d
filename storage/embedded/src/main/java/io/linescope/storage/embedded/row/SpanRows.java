/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.linescope.model.Attributes;
import io.linescope.model.EntityRef;
import io.linescope.model.InstrumentationScope;
import io.linescope.model.Resource;
import io.linescope.model.Span;
import io.linescope.model.SpanEvent;
import io.linescope.model.SpanId;
import io.linescope.model.SpanKind;
import io.linescope.model.SpanLink;
import io.linescope.model.Status;
import io.linescope.model.TraceId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns spans into rows and back, without loss. Not thread-safe: it remembers the last resource.
 */
public final class SpanRows {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();
  private static final SpanKind[] KINDS = SpanKind.values();
  private static final Status.Code[] CODES = Status.Code.values();

  // Spans come and go in groups of one resource and scope: one of each is enough to remember.
  private Resource lastResource = Resource.EMPTY;
  private String lastResourceJson = resourceJson(Resource.EMPTY);
  private InstrumentationScope lastScope = InstrumentationScope.EMPTY;
  private String lastScopeJson = scopeJson(InstrumentationScope.EMPTY);

  public SpanRow toRow(Span span) {
    return new SpanRow(
        span.traceId().toString(),
        span.spanId().toString(),
        span.parentSpanId().isValid() ? span.parentSpanId().toString() : "",
        span.resource().service(),
        span.name(),
        span.startUnixNanos(),
        span.durationNanos(),
        span.kind().ordinal(),
        span.status().code().ordinal(),
        span.status().message(),
        span.traceState(),
        span.flags(),
        text(json -> AttributesJson.write(json, span.attributes())),
        span.droppedAttributes(),
        span.events().isEmpty() ? "[]" : text(json -> writeEvents(json, span.events())),
        span.droppedEvents(),
        span.links().isEmpty() ? "[]" : text(json -> writeLinks(json, span.links())),
        span.droppedLinks(),
        resourceText(span.resource()),
        scopeText(span.scope()),
        span.endUnixNanos());
  }

  public Span toSpan(SpanRow row) {
    return Span.builder(TraceId.parse(row.traceId()), SpanId.parse(row.spanId()))
        .parentSpanId(row.parentSpanId().isEmpty() ? SpanId.NONE : SpanId.parse(row.parentSpanId()))
        .traceState(row.traceState())
        .flags(row.flags())
        .name(row.name())
        .kind(KINDS[row.kind()])
        .time(row.startUnixNanos(), row.endUnixNanos())
        .attributes(parse(row.attributes(), SpanRows::readAttributes), row.droppedAttributes())
        .events(
            row.events().equals("[]") ? List.of() : parse(row.events(), SpanRows::readEvents),
            row.droppedEvents())
        .links(
            row.links().equals("[]") ? List.of() : parse(row.links(), SpanRows::readLinks),
            row.droppedLinks())
        .status(new Status(CODES[row.statusCode()], row.statusMessage()))
        .resource(toResource(row.resource()))
        .scope(scope(row.scope()))
        .build();
  }

  private String resourceText(Resource resource) {
    if (!resource.equals(lastResource)) {
      lastResourceJson = resourceJson(resource);
      lastResource = resource;
    }
    return lastResourceJson;
  }

  private String scopeText(InstrumentationScope scope) {
    if (!scope.equals(lastScope)) {
      lastScopeJson = scopeJson(scope);
      lastScope = scope;
    }
    return lastScopeJson;
  }

  /** Reads a stored resource. */
  public Resource toResource(String json) {
    if (!json.equals(lastResourceJson)) {
      lastResource = parse(json, SpanRows::readResource);
      lastResourceJson = json;
    }
    return lastResource;
  }

  private InstrumentationScope scope(String json) {
    if (!json.equals(lastScopeJson)) {
      lastScope = parse(json, SpanRows::readScope);
      lastScopeJson = json;
    }
    return lastScope;
  }

  // Fixed-place arrays, each read in the order in which it was written.

  private static String resourceJson(Resource resource) {
    return text(
        json -> {
          json.writeStartArray();
          AttributesJson.write(json, resource.attributes());
          json.writeNumber(resource.droppedAttributes());
          json.writeString(resource.schemaUrl());
          writeEntityRefs(json, resource.entityRefs());
          json.writeEndArray();
        });
  }

  private static Resource readResource(JsonParser json) throws IOException {
    json.nextToken();
    json.nextToken();
    Attributes attributes = AttributesJson.read(json);
    int droppedAttributes = json.nextIntValue(0);
    String schemaUrl = nextText(json);
    return new Resource(attributes, droppedAttributes, readEntityRefs(json), schemaUrl);
  }

  private static void writeEntityRefs(JsonGenerator json, List<EntityRef> refs) throws IOException {
    json.writeStartArray();
    for (EntityRef ref : refs) {
      json.writeStartArray();
      json.writeString(ref.schemaUrl());
      json.writeString(ref.type());
      writeTexts(json, ref.idKeys());
      writeTexts(json, ref.descriptionKeys());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static List<EntityRef> readEntityRefs(JsonParser json) throws IOException {
    List<EntityRef> refs = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      refs.add(new EntityRef(nextText(json), nextText(json), nextTexts(json), nextTexts(json)));
      json.nextToken();
    }
    return refs;
  }

  private static String scopeJson(InstrumentationScope scope) {
    return text(
        json -> {
          json.writeStartArray();
          json.writeString(scope.name());
          json.writeString(scope.version());
          AttributesJson.write(json, scope.attributes());
          json.writeNumber(scope.droppedAttributes());
          json.writeString(scope.schemaUrl());
          json.writeEndArray();
        });
  }

  private static InstrumentationScope readScope(JsonParser json) throws IOException {
    json.nextToken();
    String name = nextText(json);
    String version = nextText(json);
    json.nextToken();
    return new InstrumentationScope(
        name, version, AttributesJson.read(json), json.nextIntValue(0), nextText(json));
  }

  private static Attributes readAttributes(JsonParser json) throws IOException {
    json.nextToken();
    return AttributesJson.read(json);
  }

  /** Reads the attributes of a span, or those within a resource. */
  static Attributes attributesOf(String json) {
    return json.startsWith("[")
        ? parse(json, SpanRows::readResource).attributes()
        : parse(json, SpanRows::readAttributes);
  }

  private static void writeEvents(JsonGenerator json, List<SpanEvent> events) throws IOException {
    json.writeStartArray();
    for (SpanEvent event : events) {
      json.writeStartArray();
      json.writeNumber(event.unixNanos());
      json.writeString(event.name());
      AttributesJson.write(json, event.attributes());
      json.writeNumber(event.droppedAttributes());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static List<SpanEvent> readEvents(JsonParser json) throws IOException {
    List<SpanEvent> events = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      long unixNanos = json.nextLongValue(0);
      String name = nextText(json);
      json.nextToken();
      events.add(new SpanEvent(unixNanos, name, AttributesJson.read(json), json.nextIntValue(0)));
      json.nextToken();
    }
    return events;
  }

  private static void writeLinks(JsonGenerator json, List<SpanLink> links) throws IOException {
    json.writeStartArray();
    for (SpanLink link : links) {
      json.writeStartArray();
      json.writeString(link.traceId().toString());
      json.writeString(link.spanId().toString());
      json.writeString(link.traceState());
      json.writeNumber(link.flags());
      AttributesJson.write(json, link.attributes());
      json.writeNumber(link.droppedAttributes());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static List<SpanLink> readLinks(JsonParser json) throws IOException {
    List<SpanLink> links = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      TraceId traceId = TraceId.parse(nextText(json));
      SpanId spanId = SpanId.parse(nextText(json));
      String traceState = nextText(json);
      int flags = json.nextIntValue(0);
      json.nextToken();
      links.add(
          new SpanLink(
              traceId, spanId, traceState, flags, AttributesJson.read(json), json.nextIntValue(0)));
      json.nextToken();
    }
    return links;
  }

  private static void writeTexts(JsonGenerator json, List<String> texts) throws IOException {
    json.writeStartArray();
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static List<String> nextTexts(JsonParser json) throws IOException {
    List<String> texts = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
    return texts;
  }

  private static String nextText(JsonParser json) throws IOException {
    json.nextToken();
    return json.getText();
  }

  private static String text(Writer writer) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      writer.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter has no cause to fail
    }
    return text.toString();
  }

  private static <T> T parse(String text, Reader<T> reader) {
    try (JsonParser json = JSON.createParser(text)) {
      return reader.read(json);
    } catch (IOException e) {
      throw new UncheckedIOException("stored JSON: " + text, e);
    }
  }

  private interface Writer {
    void write(JsonGenerator json) throws IOException;
  }

  private interface Reader<T> {
    T read(JsonParser json) throws IOException;
  }
}
