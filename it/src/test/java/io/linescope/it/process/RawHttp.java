/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request over HTTP as it was written, which no client library would send so. */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int CHUNK = 1 << 16;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)");

  private RawHttp() {}

  /**
   * An answer.
   *
   * @param status its status, 0 if the connection ended without one
   * @param text its head and body
   */
  public record Reply(int status, String text) {}

  /** Sends {@code "GET /path"} and header lines; {@code Host} is up to the caller. */
  public static Reply send(String server, String start, String... headers) throws IOException {
    return sendFrom("127.0.0.1", server, start, new byte[0], headers);
  }

  /** The same with a body, from another address of this machine's loopback. */
  public static Reply sendFrom(
      String address, String server, String start, byte[] body, String... headers)
      throws IOException {
    StringBuilder head = new StringBuilder(start).append(" HTTP/1.1\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    head.append("content-length: ").append(body.length).append("\r\nconnection: close\r\n\r\n");
    URI uri = URI.create(server);
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", uri.getPort()));
      write(socket.getOutputStream(), head.toString().getBytes(StandardCharsets.UTF_8), body);
      return reply(socket.getInputStream());
    }
  }

  /** A server may answer, and close, before it has read all. */
  private static void write(OutputStream out, byte[] head, byte[] body) throws IOException {
    out.write(head);
    try {
      out.write(body);
      out.flush();
    } catch (IOException e) {
      System.out.println("not all was read: " + e.getMessage());
    }
  }

  /** Reads one answer; the server keeps the connection open for a while. */
  private static Reply reply(InputStream in) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] some = new byte[CHUNK];
    try {
      int count = in.read(some);
      while (count >= 0) {
        read.write(some, 0, count);
        count = isWhole(read) ? -1 : in.read(some);
      }
    } catch (IOException e) {
      System.out.println("answer cut off: " + e.getMessage());
    }
    String text = read.toString(StandardCharsets.UTF_8);
    return new Reply(
        text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0, text);
  }

  private static boolean isWhole(ByteArrayOutputStream read) {
    String text = read.toString(StandardCharsets.ISO_8859_1);
    int head = text.indexOf("\r\n\r\n");
    Matcher length = LENGTH.matcher(head < 0 ? "" : text.substring(0, head));
    return length.find()
        ? text.length() >= head + 4 + Integer.parseInt(length.group(1))
        : head >= 0 && text.endsWith("\r\n0\r\n\r\n");
  }
}
