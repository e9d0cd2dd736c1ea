package dev.handover.orchestrator.adapter.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP server whose answers a test decides; it counts the requests that really arrive. */
final class CannedServer implements AutoCloseable {
  /** An answer; closing the connection instead is {@link #CUT}. */
  record Reply(int status, String body) {
    static final Reply CUT = new Reply(0, "");

    static Reply problem(int status, String code, String more) {
      return new Reply(
          status,
          """
          {"type": "urn:handover:problem:%s", "title": "t", "status": %d, "code": "%s", "detail": "the detail", "cure": "the cure"%s}"""
              .formatted(code, status, code, more));
    }
  }

  /** Decides the answer. */
  @FunctionalInterface
  interface Script {
    Reply reply(String method, String path, String body) throws Exception;
  }

  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile String lastAuthorization = "";

  CannedServer(Script script) {
    this(newServer(), script);
  }

  /** One that answers over TLS only. */
  CannedServer(Script script, SSLContext tls) {
    this(newServer(new HttpsConfigurator(tls)), script);
  }

  /** One that reads nothing of whoever shows no certificate. */
  static CannedServer wantingCertificates(Script script, SSLContext tls) {
    HttpsConfigurator strict =
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        };
    return new CannedServer(newServer(strict), script);
  }

  private CannedServer(HttpServer server, Script script) {
    this.server = server;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, script));
    server.start();
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer newServer(HttpsConfigurator tls) {
    try {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(tls);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  int requests() {
    return requests.get();
  }

  String lastAuthorization() {
    return lastAuthorization;
  }

  private void answer(HttpExchange exchange, Script script) throws IOException {
    requests.incrementAndGet();
    lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Reply reply;
    try {
      reply = script.reply(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
    } catch (Exception e) {
      throw new IOException(e);
    }
    if (reply.equals(Reply.CUT)) {
      exchange.close();
      return;
    }
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType(reply));
    exchange.getResponseHeaders().set("Retry-After", "2");
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String contentType(Reply reply) {
    if (reply.status() >= 400) {
      return "application/problem+json";
    }
    return reply.body().startsWith("dn:") ? "text/plain" : "application/json";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
