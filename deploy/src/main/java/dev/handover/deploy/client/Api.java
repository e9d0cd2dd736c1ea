package dev.handover.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * One service, called with one token. An error of HTTP is an {@link Answer} too; see {@link
 * Answer#orThrow()}.
 */
public final class Api {
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** Longer than the orchestrator waits for the directory, which it asks before it answers. */
  static final Duration ANSWER_LIMIT = Duration.ofSeconds(150);

  private static final Duration STREAM_LIMIT = Duration.ofHours(6);
  private static final String AUTHORIZATION = "Authorization";

  private final URI server;
  private final Path tokenFile;
  private final HttpClient http;
  private final Duration answerLimit;

  private Api(URI server, Path tokenFile, HttpClient http) {
    this(server, tokenFile, http, ANSWER_LIMIT);
  }

  private Api(URI server, Path tokenFile, HttpClient http, Duration answerLimit) {
    this.server = server;
    this.tokenFile = tokenFile;
    this.http = http;
    this.answerLimit = answerLimit;
  }

  /**
   * Calls {@code server}; the token is read anew for each request, so it can be changed meanwhile.
   */
  public static Api of(URI server, Path tokenFile) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    return new Api(server, tokenFile, http);
  }

  /** The same, trusting only what {@code tls} trusts. */
  public static Api of(URI server, Path tokenFile, SSLContext tls) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).sslContext(tls).build();
    return new Api(server, tokenFile, http);
  }

  /** The same, with another limit to how long an answer may take. */
  public Api waiting(Duration limit) {
    return new Api(server, tokenFile, http, limit);
  }

  /** A name as one segment of a path, so that nothing in it leads to another path. */
  public static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Where it is. */
  public URI server() {
    return server;
  }

  /** Reads JSON. */
  public Answer get(String path, Map<String, String> headers) {
    return send(request(path, headers).GET().build());
  }

  /** Sends JSON and reads what the headers accept. */
  public Answer post(String path, JsonNode body, Map<String, String> headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** Asks for something to be done that needs no words. */
  public Answer post(String path, Map<String, String> headers) {
    return send(request(path, headers).POST(BodyPublishers.noBody()).build());
  }

  /** Asks for a state. */
  public Answer put(String path, JsonNode body) {
    return send(
        request(path, Map.of())
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** Asks that something be no more. */
  public Answer delete(String path) {
    return send(request(path, Map.of()).DELETE().build());
  }

  /** Hands on a text that grows, line by line, until the service ends it. */
  public void follow(String path, Consumer<String> line) {
    lines(path, "text/plain", line);
  }

  /** Hands on an answer of a form, line by line. */
  public void lines(String path, String form, Consumer<String> line) {
    HttpRequest request = request(path, Map.of("Accept", form)).timeout(STREAM_LIMIT).GET().build();
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() >= 400) {
          String problem = new String(body.readAllBytes(), StandardCharsets.UTF_8);
          throw new ProblemException(
              new Answer(response.statusCode(), problem, response.headers()));
        }
        new java.io.BufferedReader(new java.io.InputStreamReader(body, StandardCharsets.UTF_8))
            .lines()
            .forEach(line);
      }
    } catch (IOException | UncheckedIOException failed) {
      throw new UnreachableException(request.uri(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(request.uri(), interrupted);
    }
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(answerLimit)
            .header(AUTHORIZATION, "Bearer " + token());
    headers.forEach(request::header);
    return request;
  }

  private String token() {
    try {
      return Files.readString(tokenFile).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the token file " + tokenFile, unreadable);
    }
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException failed) {
      throw new UnreachableException(request.uri(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(request.uri(), interrupted);
    }
  }
}
