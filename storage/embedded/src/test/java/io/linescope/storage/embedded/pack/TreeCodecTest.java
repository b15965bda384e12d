/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.CallTreePart;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeCodecTest {
  @Test
  void partOfAnOlderVersion_isRead() {
    ByteWriter older = new ByteWriter().number(1).number(2).number(3).text("shop").text("i");
    older.number(9).number(0).number(1).number(1000).number(1).number(1).number(0).number(0);
    older.number(1);
    older.number(7).optional(null).number(4).number(5).number(6).number(2);
    older.optional(100L).optional(60L).optional(null).optional(null).number(0).number(8);
    older.number(1).number(5);

    ByteReader in = new ByteReader(older.toBytes());

    assertThat(TreeCodec.read(in))
        .isEqualTo(
            new CallTreePart(
                new TraceId(1, 2),
                new SpanId(3),
                "shop",
                "i",
                9,
                0,
                true,
                1000,
                1,
                1,
                List.of(),
                List.of(),
                List.of(new CallTreePart.Node(7, null, 4, 5, 6, 2, 2, 100L, 60L, null, null, 0, 8)),
                List.of(5),
                null));
    assertThat(in.hasMore()).isFalse();
  }
}
