package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Thousands of nodes in this process, each on a loopback address of its own and all on one port: as
 * much of the node's contract as a planned move uses, with a fixed delay for each action. They keep
 * nothing on disk. They count every request that is to change something.
 */
final class FakeNodes implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, FakeNode> nodes = new ConcurrentHashMap<>();
  private final Map<Call, LongAdder> calls = new ConcurrentHashMap<>();

  /**
   * A request that is to change something.
   *
   * @param issuer id of the operation that asked for it
   */
  record Call(String issuer, String node, String path, String desired) {}

  private FakeNodes(HttpServer server) {
    this.server = server;
  }

  /** Answers at once; there are no nodes yet. */
  static FakeNodes start() throws IOException {
    // Without it, every answer on a kept connection waits for the other side's delayed ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    // A node keeps idle connections for half an hour; this server would close them while they are
    // used again.
    System.setProperty("sun.net.httpserver.idleInterval", "1800");
    FakeNodes nodes = new FakeNodes(HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 1024));
    nodes.server.setExecutor(nodes.threads);
    nodes.server.createContext("/", nodes::answer);
    nodes.server.start();
    return nodes;
  }

  /** One more, at a loopback address of its own; it has its group or has nothing. */
  URI add(String name, String loopback, boolean active) {
    nodes.put(loopback, new FakeNode(name, active));
    return URI.create("http://" + loopback + ":" + server.getAddress().getPort());
  }

  /** How often each of them was asked by whom. */
  Map<Call, LongAdder> calls() {
    return calls;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", "");
      FakeNode node = nodes.get(host);
      @Nullable ObjectNode body = null;
      if (node != null) {
        body =
            exchange.getRequestMethod().equals("PUT") ? put(node, exchange) : get(node, exchange);
      }
      if (body == null) {
        send(exchange, NOT_FOUND, problem("not-found", "no such thing here"));
      } else {
        send(exchange, body.path("status").asInt(200), body);
      }
    }
  }

  private static @Nullable ObjectNode get(FakeNode node, HttpExchange exchange) {
    return node.get(exchange.getRequestURI());
  }

  private @Nullable ObjectNode put(FakeNode node, HttpExchange exchange) throws IOException {
    JsonNode asked;
    try (InputStream in = exchange.getRequestBody()) {
      asked = JSON.readTree(in);
    }
    String path = exchange.getRequestURI().getPath();
    JsonNode fence = asked.has("fence") ? asked.path("fence") : asked;
    String group = fence.path("group").asText(path.substring(path.lastIndexOf('/') + 1));
    if (!node.promise(group, fence)) {
      return problem("stale-epoch", "a newer one was promised");
    }
    if (asked.has("desired")) {
      String issuer = fence.path("issuer").asText();
      Call call = new Call(issuer, node.name(), path, asked.path("desired").asText());
      calls.computeIfAbsent(call, any -> new LongAdder()).increment();
    }
    return node.put(path, group, asked);
  }

  /** A refusal, as all are here but one. */
  static ObjectNode problem(String code, String detail) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "urn:handover:problem:" + code)
        .put("title", code)
        .put("detail", detail)
        .put("code", code)
        .put("status", CONFLICT)
        .put("cure", "none");
  }

  private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    String type = status == 200 ? "application/json" : "application/problem+json";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
