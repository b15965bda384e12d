/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import io.linescope.storage.OverloadedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class UnpackingTest {
  private static final byte[] MESSAGE = new byte[150_000];

  private final Room room = new Room(200_000);
  private final Share share = new Share(room);
  private final Unpacking unpacking = new Unpacking(160_000, room);

  @Test
  void unpackedBytes_takeRoomInsteadOfThePackedOnes() throws Exception {
    byte[] packed = gzip(MESSAGE);
    share.take(packed.length);

    HttpRequest whole = unpacking.unpack(http("gzip"), packed, share);

    assertThat(whole.aggregate().join().content().array()).isEqualTo(MESSAGE);
    assertThat(whole.headers().contains(HttpHeaderNames.CONTENT_ENCODING)).isFalse();
    assertThat(room.taken()).isEqualTo(MESSAGE.length);
  }

  @Test
  void messageOfGrpc_isFramedAnew() throws Exception {
    byte[] packed = frame(1, gzip(MESSAGE));
    share.take(packed.length);

    HttpRequest whole = unpacking.unpack(grpc(), packed, share);

    assertThat(whole.aggregate().join().content().array()).isEqualTo(frame(0, MESSAGE));
    assertThat(whole.headers().contains("grpc-encoding")).isFalse();
    assertThat(room.taken()).isEqualTo(MESSAGE.length);
  }

  @Test
  void messageOfGrpcThatIsNoneOfOurs_isLeftAsItIs() throws Exception {
    byte[] cut = Arrays.copyOf(frame(1, gzip(MESSAGE)), 20);

    assertThat(unpacking.unpack(grpc(), cut, share).aggregate().join().content().array())
        .isEqualTo(cut);
  }

  @Test
  void whatHasNoRoomNow_isToComeAgain() throws Exception {
    byte[] packed = gzip(MESSAGE);
    new Share(room).take(100_000);
    share.take(packed.length);

    assertThatThrownBy(() -> unpacking.unpack(http("gzip"), packed, share))
        .isInstanceOf(OverloadedException.class);
    share.letGo();
    assertThat(room.taken()).isEqualTo(100_000);
  }

  @Test
  void whatWillNeverHaveRoom_isNotToComeAgain() throws Exception {
    byte[] packed = gzip(new byte[160_001]);

    assertThatThrownBy(() -> unpacking.unpack(http("gzip"), packed, share))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("message: larger than the limit (expected: at most 160000 bytes unpacked)");
  }

  @Test
  void otherEncodings_areNamed() {
    assertThatThrownBy(() -> unpacking.unpack(http("br"), MESSAGE, share))
        .hasMessage("content-encoding: br (expected: gzip or identity)");
  }

  private static RequestHeaders http(String encoding) {
    return headers("/v1/traces", "application/x-protobuf")
        .add("content-encoding", encoding)
        .build();
  }

  private static RequestHeaders grpc() {
    return headers("/any.Service/Call", "application/grpc").add("grpc-encoding", "gzip").build();
  }

  private static RequestHeadersBuilder headers(String path, String contentType) {
    return RequestHeaders.builder(HttpMethod.POST, path).add("content-type", contentType);
  }

  private static byte[] frame(int flag, byte[] message) {
    ByteBuffer frame = ByteBuffer.allocate(5 + message.length);
    return frame.put((byte) flag).putInt(message.length).put(message).array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
