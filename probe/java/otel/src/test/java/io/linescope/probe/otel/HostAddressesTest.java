/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "10.0.0.0, 10.0.0.0",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "fd00:0:0:0:0:0:0:2, fd00::2",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "fd00:0:0:0:0:0:0:0, fd00::",
  })
  void address_isWrittenAsItsStandardSays(String written, String expected) throws Exception {
    assertThat(HostAddresses.text(InetAddress.getByName(written))).isEqualTo(expected);
  }

  @Test
  void addresses_areTheHostsOwnAndNotItsLoopback() throws Exception {
    for (String each : HostAddresses.all()) {
      InetAddress address = InetAddress.getByName(each);
      assertThat(address.isLoopbackAddress()).as(each).isFalse();
      assertThat(java.net.NetworkInterface.getByInetAddress(address)).as(each).isNotNull();
    }
  }

  @Test
  void addressThatTheUserNames_stays() {
    AttributeKey<String> text = AttributeKey.stringKey("host.ip");
    Resource users = Resource.create(Attributes.of(text, "198.51.100.1"));
    Resource complete = Identity.complete(users);
    assertThat(complete.getAttribute(text)).isEqualTo("198.51.100.1");
    assertThat(complete.getAttribute(HostAddresses.ATTRIBUTE)).isNull();
  }
}
