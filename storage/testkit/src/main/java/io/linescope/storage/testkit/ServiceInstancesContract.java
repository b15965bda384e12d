/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.testkit;

import static io.linescope.storage.testkit.Samples.MINUTE;
import static io.linescope.storage.testkit.Samples.START;
import static io.linescope.storage.testkit.Samples.resource;
import static io.linescope.storage.testkit.Samples.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Resource;
import io.linescope.storage.Scope;
import io.linescope.storage.ServiceInstances.Instance;
import org.junit.jupiter.api.Test;

/** What {@link io.linescope.storage.ServiceInstances} promises. */
public interface ServiceInstancesContract extends StorageContract {

  @Test
  default void instances_areToldApartByEnvironmentServiceAndId() throws Exception {
    append(
        span(1, 1, "", "a").resource(resource("shop", "prod", "i-1")).build(),
        span(1, 2, "", "a").resource(resource("shop", "prod", "i-2")).build());
    append(
        span(1, 3, "", "a").resource(resource("shop", "test", "i-1")).build(),
        span(1, 4, "", "a").resource(resource("stock", "prod", "i-1")).build());
    assertThat(storage().serviceInstances().instances(Scope.all()))
        .extracting(Instance::environment, Instance::service, Instance::instance)
        .extracting(Object::toString)
        .containsExactly(
            "(\"prod\", \"shop\", \"i-1\")",
            "(\"prod\", \"shop\", \"i-2\")",
            "(\"prod\", \"stock\", \"i-1\")",
            "(\"test\", \"shop\", \"i-1\")");
  }

  @Test
  default void instance_isWhatItLastTold() throws Exception {
    Resource first = resource("shop", "prod", "i-1");
    Resource last =
        Samples.with(first, "host.name", "moved \"here\"", "deployment.environment.name", "no");
    append(span(1, 5, "", "a").resource(last).build());
    append(span(1, 2, "", "a").resource(first).build());
    assertThat(storage().serviceInstances().instances(Scope.all()))
        .containsExactly(new Instance("prod", "shop", "i-1", START + 2000, START + 5000, last));
  }

  @Test
  default void instances_areThoseOfTheScope() throws Exception {
    append(
        span(1, 1, "", "a").resource(resource("shop", "prod", "i-1")).build(),
        span(1, 2, "", "a").resource(resource("stock", "", "i-2")).build());
    assertThat(storage().serviceInstances().instances(new Scope(START, START + 1, "", null)))
        .extracting(Instance::instance)
        .containsExactly("i-2");
    assertThat(storage().serviceInstances().instances(new Scope(START, START + 1, null, "shop")))
        .extracting(Instance::instance)
        .containsExactly("i-1");
    assertThat(
            storage()
                .serviceInstances()
                .instances(new Scope(START + 5 * MINUTE, START + 6 * MINUTE, null, null)))
        .isEmpty();
  }
}
