/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import io.linescope.model.EntityRef;
import io.linescope.model.InstrumentationScope;
import io.linescope.model.Resource;
import java.util.List;

/** Reads and writes what a group of records has in common: the resource and the scope. */
public final class ResourceCodec {
  private ResourceCodec() {}

  public static Resource decode(
      io.opentelemetry.proto.resource.v1.Resource resource, String schemaUrl) {
    return new Resource(
        AttributeDecoder.attributes(resource.getAttributesList()),
        resource.getDroppedAttributesCount(),
        entityRefs(resource),
        schemaUrl);
  }

  private static List<EntityRef> entityRefs(io.opentelemetry.proto.resource.v1.Resource resource) {
    return resource.getEntityRefsList().stream()
        .map(
            ref ->
                new EntityRef(
                    ref.getSchemaUrl(),
                    ref.getType(),
                    ref.getIdKeysList(),
                    ref.getDescriptionKeysList()))
        .toList();
  }

  public static io.opentelemetry.proto.resource.v1.Resource encode(Resource resource) {
    var encoded =
        io.opentelemetry.proto.resource.v1.Resource.newBuilder()
            .addAllAttributes(AttributeEncoder.keyValues(resource.attributes()))
            .setDroppedAttributesCount(resource.droppedAttributes());
    resource.entityRefs().forEach(ref -> encoded.addEntityRefs(encode(ref)));
    return encoded.build();
  }

  private static io.opentelemetry.proto.common.v1.EntityRef encode(EntityRef ref) {
    return io.opentelemetry.proto.common.v1.EntityRef.newBuilder()
        .setSchemaUrl(ref.schemaUrl())
        .setType(ref.type())
        .addAllIdKeys(ref.idKeys())
        .addAllDescriptionKeys(ref.descriptionKeys())
        .build();
  }

  static InstrumentationScope decode(
      io.opentelemetry.proto.common.v1.InstrumentationScope scope, String schemaUrl) {
    return new InstrumentationScope(
        scope.getName(),
        scope.getVersion(),
        AttributeDecoder.attributes(scope.getAttributesList()),
        scope.getDroppedAttributesCount(),
        schemaUrl);
  }

  static io.opentelemetry.proto.common.v1.InstrumentationScope encode(InstrumentationScope scope) {
    return io.opentelemetry.proto.common.v1.InstrumentationScope.newBuilder()
        .setName(scope.name())
        .setVersion(scope.version())
        .addAllAttributes(AttributeEncoder.keyValues(scope.attributes()))
        .setDroppedAttributesCount(scope.droppedAttributes())
        .build();
  }
}
