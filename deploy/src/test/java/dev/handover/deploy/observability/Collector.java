package dev.handover.deploy.observability;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Receives traces as OTLP over HTTP, as a collector does. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<Seen> spans = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  /**
   * A span as it came.
   *
   * @param service who made it
   * @param parent id of its parent; empty when it has none
   * @param attributes those of the span, as text
   */
  record Seen(
      String service,
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> attributes) {}

  private Collector(HttpServer server) {
    this.server = server;
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  static Collector start() throws IOException {
    InetAddress local = InetAddress.getLoopbackAddress();
    return new Collector(HttpServer.create(new InetSocketAddress(local, 0), 0));
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What has come of a trace so far. */
  List<Seen> trace(String id) {
    return spans.stream().filter(span -> span.trace().equals(id)).toList();
  }

  /** Every byte that came, as text. */
  String everything() {
    return String.join("\n", bodies);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      InputStream in = exchange.getRequestBody();
      byte[] body = (isPacked ? new GZIPInputStream(in) : in).readAllBytes();
      bodies.add(new String(body, StandardCharsets.ISO_8859_1));
      for (ResourceSpans service :
          ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
        add(service);
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void add(ResourceSpans service) {
    String name = texts(service.getResource().getAttributesList()).getOrDefault("service.name", "");
    HexFormat hex = HexFormat.of();
    for (ScopeSpans scope : service.getScopeSpansList()) {
      for (Span span : scope.getSpansList()) {
        spans.add(
            new Seen(
                name,
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                texts(span.getAttributesList())));
      }
    }
  }

  private static Map<String, String> texts(List<KeyValue> attributes) {
    Map<String, String> texts = new TreeMap<>();
    attributes.forEach(one -> texts.put(one.getKey(), one.getValue().getStringValue()));
    return texts;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
