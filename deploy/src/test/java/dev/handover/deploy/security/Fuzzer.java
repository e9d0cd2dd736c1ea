package dev.handover.deploy.security;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.security.Contract.Endpoint;
import dev.handover.deploy.security.RawHttp.Request;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes requests from a contract: a right one for each endpoint in turn, and then none, one or
 * several things about it wrong. The same seed makes the same requests.
 */
final class Fuzzer {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PURGE");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json;charset=utf-16",
          "text/plain",
          "text/event-stream",
          "application/xml",
          "*/*;q=0",
          "application/json;q=nonsense",
          "/",
          "");

  private final Contract contract;
  private final List<Endpoint> endpoints;
  private final RandomGenerator random;
  private final Samples samples;
  private final Spoiling spoiling;
  private int made;

  Fuzzer(Contract contract, long seed) {
    this.contract = contract;
    this.endpoints = contract.endpoints();
    this.random = new SplittableRandom(seed);
    this.samples = new Samples(contract, random);
    this.spoiling = new Spoiling(random);
  }

  /** What a request is made of. */
  private static final class Draft {
    private String method = "";
    private String path = "";
    private final List<String> query = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private byte[] body = new byte[0];
  }

  /** The next request, from a caller with this token. */
  Request next(String token) {
    Endpoint endpoint = endpoints.get(made++ % endpoints.size());
    Draft draft = new Draft();
    draft.method = endpoint.method();
    draft.path = endpoint.path();
    int wrong = Math.max(0, random.nextInt(5) - 1);
    for (Parameter parameter : endpoint.parameters()) {
      boolean bad = wrong > 0 && random.nextInt(4) == 0;
      add(parameter, bad, draft);
    }
    contract.body(endpoint).ifPresent(schema -> addBody(schema, wrong, draft));
    draft.headers.add(
        random.nextInt(40) == 0 ? "Authorization: Basic eDp5" : "Authorization: Bearer " + token);
    for (int i = 0; i < wrong; i++) {
      spoil(draft);
    }
    String query = draft.query.isEmpty() ? "" : "?" + String.join("&", draft.query);
    return new Request(
        draft.method,
        draft.path + query,
        draft.headers,
        new String(draft.body, StandardCharsets.ISO_8859_1));
  }

  private void add(Parameter parameter, boolean bad, Draft draft) {
    if (!Boolean.TRUE.equals(parameter.getRequired()) && random.nextBoolean()) {
      return;
    }
    String value = bad ? spoiling.text() : sample(parameter);
    switch (parameter.getIn()) {
      case "path" ->
          draft.path = draft.path.replace("{" + parameter.getName() + "}", encoded(value));
      case "query" -> draft.query.add(parameter.getName() + "=" + encoded(value));
      default -> draft.headers.add(parameter.getName() + ": " + onOneLine(value));
    }
  }

  /** Nobody waits here for longer than a second, but by mistake. */
  private String sample(Parameter parameter) {
    if (parameter.getName().equals("Prefer")) {
      return "wait=1";
    }
    JsonNode value = samples.of(parameter.getSchema());
    return parameter.getName().contains("wait") ? "1" : value.asText();
  }

  private void addBody(Schema<?> schema, int wrong, Draft draft) {
    JsonNode body = samples.of(schema);
    for (int i = 0; i < wrong; i++) {
      body = random.nextInt(3) > 0 ? spoiling.value(body) : body;
    }
    draft.body = body.toString().getBytes(StandardCharsets.UTF_8);
    draft.headers.add("Content-Type: application/json");
    if (wrong > 0 && random.nextInt(5) == 0) {
      draft.body = spoiling.bytes(draft.body);
    }
  }

  private void spoil(Draft draft) {
    switch (random.nextInt(14)) {
      case 0 -> draft.method = oneOf(METHODS);
      case 1 -> draft.query.add(encoded(spoiling.text()) + "=" + encoded(spoiling.text()));
      case 2 -> draft.query.addAll(List.copyOf(draft.query));
      case 3 -> draft.headers.add("Accept: " + oneOf(TYPES));
      case 4 -> {
        draft.headers.removeIf(header -> header.startsWith("Content-Type"));
        draft.headers.add("Content-Type: " + oneOf(TYPES));
      }
      case 5 -> draft.headers.add(oneOf(draft.headers).replaceAll(":.*", ": y"));
      case 6 -> draft.headers.set(random.nextInt(draft.headers.size()), "X-Instead: z");
      case 7 -> draft.headers.add("X-Long: " + "z".repeat(random.nextInt(12_000)));
      case 8 -> draft.path = draft.path + "/" + encoded(spoiling.text());
      case 9 -> draft.path = draft.path.replaceFirst("/v1", "//v1/../v1");
      case 10 -> draft.headers.add("X-Forwarded-For: " + onOneLine(spoiling.text()));
      case 11 -> draft.headers.add("Content-Encoding: gzip");
      case 12 -> draft.headers.add("If-None-Match: " + onOneLine(spoiling.text()));
      default -> draft.headers.add("Accept-Language: " + onOneLine(spoiling.text()));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A header that goes on in the next line would be two headers. */
  private static String onOneLine(String text) {
    return text.replaceAll("[\r\n]", "");
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
