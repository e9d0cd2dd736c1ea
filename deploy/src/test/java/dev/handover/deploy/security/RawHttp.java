package dev.handover.deploy.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends what no HTTP client would send, because it checks first. */
final class RawHttp {
  /** Nothing may keep a caller waiting for longer than the longest wait that a contract allows. */
  private static final int ANSWER_MILLIS = 60_000;

  /** A stream may stay open for ever; what it says in this time is enough. */
  private static final int MORE_MILLIS = 700;

  private static final int MOST_BYTES = 4_000_000;

  private RawHttp() {}

  /** A request, written as it is: each character of headers and body stands for one byte. */
  record Request(String method, String target, List<String> headers, String body) {
    Request(String method, String target, List<String> headers) {
      this(method, target, headers, "");
    }

    /** In one line, to be read by a person. */
    @Override
    public String toString() {
      return "%s %s %s %s"
          .formatted(
              method,
              cut(target),
              headers.stream()
                  .filter(h -> !h.startsWith("Authorization"))
                  .map(RawHttp::cut)
                  .toList(),
              cut(body));
    }
  }

  /** An answer: its status, its head and what came of its body. */
  record Answer(int status, String head, String body) {
    Optional<String> header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  private static String cut(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "...(" + text.length() + ")";
  }

  /** The answer to one request on a connection of its own. */
  static Answer send(URI service, Request request) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(ANSWER_MILLIS);
      write(socket.getOutputStream(), service, request);
      byte[] answer = read(socket);
      return parsed(new String(answer, ISO_8859_1));
    }
  }

  private static void write(OutputStream out, URI service, Request request) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(service.getAuthority()).append("\r\nConnection: close\r\n");
    request.headers().forEach(header -> head.append(header).append("\r\n"));
    boolean told = request.headers().stream().anyMatch(h -> h.startsWith("Content-Length:"));
    if (!told && !request.body().isEmpty()) {
      head.append("Content-Length: ").append(request.body().length()).append("\r\n");
    }
    try {
      out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
      out.write(request.body().getBytes(ISO_8859_1));
      out.flush();
    } catch (SocketException refusedEarly) {
      // A body that is too long is refused before it is read: the answer is there already.
    }
  }

  private static byte[] read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[16_384];
    try {
      int count = in.read(some);
      socket.setSoTimeout(MORE_MILLIS);
      while (count >= 0 && all.size() < MOST_BYTES) {
        all.write(some, 0, count);
        count = in.read(some);
      }
    } catch (SocketTimeoutException | SocketException ended) {
      if (all.size() == 0) {
        throw ended;
      }
    }
    return all.toByteArray();
  }

  private static Answer parsed(String text) throws IOException {
    int end = text.indexOf("\r\n\r\n");
    if (!text.startsWith("HTTP/1.1 ") || end < 0) {
      throw new IOException("not an answer: '" + cut(text) + "'");
    }
    int status = Integer.parseInt(text.substring(9, 12));
    String head = text.substring(0, end);
    String body = text.substring(end + 4);
    boolean isChunked = head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked");
    byte[] octets = (isChunked ? withoutChunks(body) : body).getBytes(ISO_8859_1);
    return new Answer(status, head, new String(octets, UTF_8));
  }

  /** RFC 9112, section 7.1; what was cut off by us ends where it was cut. */
  private static String withoutChunks(String body) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (body.indexOf("\r\n", at) > 0) {
      int begin = body.indexOf("\r\n", at) + 2;
      int size = Integer.parseInt(body.substring(at, begin - 2).strip(), 16);
      int end = Math.min(body.length(), begin + size);
      whole.append(body, begin, end);
      at = Math.min(body.length(), end + 2);
    }
    return whole.toString();
  }
}
