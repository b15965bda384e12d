/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentsTest {
  @Test
  void contentsOfTheFirstVersion_mayBeOfAnyEnvironment() {
    ByteWriter first = new ByteWriter().number(3).number(5).number(9).number(1);
    first.text("shop").number(3).number(9).number(2).text("buy").text("look");

    Contents contents = Contents.read(new ByteReader(first.toBytes()), false);

    assertThat(contents.spans()).isEqualTo(3);
    assertThat(contents.overlaps(9, 10)).isTrue();
    assertThat(contents.mightHaveEnvironment("prod")).isTrue();
    assertThat(services(contents)).containsExactly("/shop 3 [buy, look]");
  }

  private static List<String> services(Contents contents) {
    List<String> services = new ArrayList<>();
    contents.forEachService(
        (environment, name, in) ->
            services.add(environment + "/" + name + " " + in.spans() + " " + in.operations()));
    return services;
  }
}
