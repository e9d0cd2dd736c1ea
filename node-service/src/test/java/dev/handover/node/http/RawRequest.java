package dev.handover.node.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URL;

/** Requests that no HTTP client would send, because it checks them first. */
final class RawRequest {
  private static final int LONGEST_SILENCE_MILLIS = 30_000;

  private RawRequest() {}

  /** The whole answer, head and body, to a GET of this target as it is. */
  static String get(URL service, String target) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(target, service.getHost());
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
