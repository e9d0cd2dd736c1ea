package dev.handover.deploy.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that asks for the same thing again and again. It does as little as can be done for
 * an answer: what is to be measured shares the cores with whoever measures.
 */
final class KeptConnection implements AutoCloseable {
  private static final int LIMIT_MILLIS = 10_000;
  private static final int LARGEST = 4 << 20;
  private static final int NOT_TOLD = -1;
  private static final int HEXADECIMAL = 16;
  private static final String LENGTH = "content-length:";
  private static final String ENCODING = "transfer-encoding:";

  private final Socket socket;
  private final InputStream in;
  private final byte[] request;

  private KeptConnection(Socket socket, byte[] request) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    this.request = request;
  }

  /** Connects; {@code path} will be asked for with this token. */
  static KeptConnection open(URI server, String path, String token) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LIMIT_MILLIS);
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, server.getAuthority(), token);
    return new KeptConnection(socket, request.getBytes(StandardCharsets.US_ASCII));
  }

  /** Asks, and reads the whole answer; only 200 will do. Returns the length of its body. */
  int ask() throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("not what was asked for: " + status);
    }
    int length = NOT_TOLD;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
      if (header.startsWith(ENCODING)) {
        return chunks();
      }
    }
    return skip(length);
  }

  /**
   * The rest of an answer in chunks (RFC 9112, section 7.1), whose headers are still to be read.
   */
  private int chunks() throws IOException {
    while (!line().isEmpty()) {
      // the other headers
    }
    int whole = 0;
    for (int size = chunk(); size > 0; size = chunk()) {
      whole += size;
    }
    return whole;
  }

  private int chunk() throws IOException {
    int size = skip(Integer.parseInt(line(), HEXADECIMAL));
    if (!line().isEmpty()) {
      throw new IOException("a chunk that does not end");
    }
    return size;
  }

  private int skip(int length) throws IOException {
    if (length < 0 || length > LARGEST) {
      throw new IOException("an answer without a length, or with " + length);
    }
    in.skipNBytes(length);
    return length;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
