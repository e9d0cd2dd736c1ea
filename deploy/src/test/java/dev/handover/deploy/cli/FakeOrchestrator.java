package dev.handover.deploy.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what it was told to, in order, and remembers what it was asked. */
final class FakeOrchestrator implements AutoCloseable {
  private static final int HANG_UP = -1;

  private final HttpServer server;
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();

  private final List<String> keys = new ArrayList<>();

  private record Reply(int status, String body, Map<String, String> headers) {}

  FakeOrchestrator() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  FakeOrchestrator replying(int status, String body) {
    return replying(status, body, Map.of());
  }

  FakeOrchestrator replying(int status, String body, Map<String, String> headers) {
    replies.add(new Reply(status, body, headers));
    return this;
  }

  /** Takes one request and cuts the connection without an answer. */
  FakeOrchestrator hangingUp() {
    return replying(HANG_UP, "");
  }

  /** The idempotency keys of the requests that had one. */
  List<String> keys() {
    return keys;
  }

  /** Method, path, authorization and body of each request. */
  List<String> requests() {
    return requests;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body));
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
        .ifPresent(keys::add);
    Reply reply = replies.remove();
    if (reply.status == HANG_UP) {
      exchange.close();
      return;
    }
    reply.headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
