/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linescope.storage.OverloadedException;
import org.junit.jupiter.api.Test;

class ShareTest {
  private final Room room = new Room(100);
  private final Share share = new Share(room);

  @Test
  void room_isBackWhenTheLastHolderLetsGo() {
    share.take(60);
    assertThat(share.hold()).isTrue();

    share.letGo();
    assertThat(room.taken()).isEqualTo(60);
    share.letGo();
    assertThat(room.taken()).isZero();
    assertThat(share.hold()).isFalse();
  }

  @Test
  void whatHasNoRoom_takesNone() {
    share.take(60);

    assertThatThrownBy(() -> new Share(room).take(41)).isInstanceOf(OverloadedException.class);
    assertThat(room.taken()).isEqualTo(60);
    new Share(room).take(40);
    assertThat(room.taken()).isEqualTo(100);
  }
}
