package dev.handover.orchestrator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A receiver of webhooks, for each subscription a path; answers as it is told. */
public class EventReceiver implements QuarkusTestResourceLifecycleManager {
  /** What came in, in order. */
  record Received(String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers
          .getOrDefault(
              name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
              List.of(""))
          .getFirst();
    }
  }

  static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
  private static final Map<String, Integer> ANSWERS =
      new java.util.concurrent.ConcurrentHashMap<>();
  private static volatile String address = "";

  private final HttpServer server;

  /** Listens on a free port. */
  public EventReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String address() {
    return address;
  }

  /** From now on, for that path. */
  static void answers(String path, int status) {
    ANSWERS.put(path, status);
  }

  /** What that path took, or refused. */
  static List<Received> at(String path) {
    return RECEIVED.stream().filter(r -> r.path().equals(path)).toList();
  }

  @Override
  public int order() {
    return -1;
  }

  @Override
  public Map<String, String> start() {
    server.createContext("/", EventReceiver::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of("handover.orchestrator.events.retries", "200ms,".repeat(30) + "200ms");
  }

  private static void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    RECEIVED.add(new Received(path, Map.copyOf(exchange.getRequestHeaders()), body));
    int status = ANSWERS.getOrDefault(path, 204);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
