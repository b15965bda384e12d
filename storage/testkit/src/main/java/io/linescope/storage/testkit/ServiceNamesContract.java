/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.testkit;

import static io.linescope.storage.testkit.Samples.START;
import static io.linescope.storage.testkit.Samples.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Resource;
import io.linescope.storage.ServiceNames.Service;
import org.junit.jupiter.api.Test;

/** What {@link io.linescope.storage.ServiceNames} promises. */
public interface ServiceNamesContract extends StorageContract {

  @Test
  default void services_areCountedInOrder() throws Exception {
    append(span(1, 1, "stock", "a").build(), span(1, 2, "shop", "b").build());
    append(span(2, 3, "stock", "a").build());
    assertThat(storage().serviceNames().services())
        .containsExactly(
            new Service("", "shop", 1, START + 2000), new Service("", "stock", 2, START + 3000));
  }

  @Test
  default void services_withoutNameAreUnknown() throws Exception {
    append(span(1, 1, "x", "a").resource(Resource.EMPTY).build());
    assertThat(storage().serviceNames().services())
        .extracting(Service::name)
        .containsExactly("unknown_service");
  }

  @Test
  default void operations_areInOrderAndOnce() throws Exception {
    append(span(1, 1, "shop", "b").build(), span(1, 2, "shop", "a").build());
    append(span(2, 3, "shop", "b").build(), span(2, 4, "stock", "c").build());
    assertThat(storage().serviceNames().operations("shop", null)).containsExactly("a", "b");
    assertThat(storage().serviceNames().operations("nobody", null)).isEmpty();
  }

  @Test
  default void services_areToldByEnvironment() throws Exception {
    append(span(1, 1, "", "a").resource(Samples.resource("shop", "test", "")).build());
    append(
        span(1, 2, "", "b").resource(Samples.resource("shop", "prod", "")).build(),
        span(1, 3, "", "c").resource(Samples.resource("shop", "", "")).build());
    assertThat(storage().serviceNames().services())
        .extracting(Service::environment)
        .containsExactly("", "prod", "test");
    assertThat(storage().serviceNames().operations("shop", "prod")).containsExactly("b");
    assertThat(storage().serviceNames().operations("shop", "")).containsExactly("c");
    assertThat(storage().serviceNames().operations("shop", null)).containsExactly("a", "b", "c");
  }
}
