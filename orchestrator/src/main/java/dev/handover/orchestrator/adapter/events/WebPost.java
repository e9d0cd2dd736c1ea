package dev.handover.orchestrator.adapter.events;

import dev.handover.orchestrator.domain.events.Receipt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One POST. Only the status of the answer counts: its body is not read at all. */
final class WebPost {
  /** Standard Webhooks recommends 15 to 30 seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final int GONE = 410;

  private final HttpClient http;
  private final Duration limit;

  WebPost(HttpClient http) {
    this(http, LIMIT);
  }

  WebPost(HttpClient http, Duration limit) {
    this.http = http;
    this.limit = limit;
  }

  Receipt send(URI url, Map<String, String> headers, byte[] body, Instant now) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(limit)
            .header("User-Agent", "handover")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(request.build(), head -> new Unread());
    try {
      return receipt(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS), now);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return refused("no answer within " + limit);
    } catch (ExecutionException e) {
      return refused(inWords(Objects.requireNonNullElse(e.getCause(), e)));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return refused("this service is stopping");
    }
  }

  /** Names of classes help, messages may hold addresses that are secret. */
  private static String inWords(Throwable cause) {
    return cause instanceof java.net.http.HttpTimeoutException
        ? "no answer in time"
        : "no connection: " + cause.getClass().getSimpleName();
  }

  private static Receipt receipt(HttpResponse<Void> response, Instant now) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Receipt.Taken();
    }
    if (status == GONE) {
      return new Receipt.Gone();
    }
    return new Receipt.Refused(
        "the receiver answered %d".formatted(status),
        response.headers().firstValue("Retry-After").flatMap(text -> pause(text, now)));
  }

  /** Seconds or a date (RFC 9110, section 10.2.3); what is neither does not count. */
  private static Optional<Duration> pause(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, then)).filter(pause -> !pause.isNegative());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Receipt refused(String error) {
    return new Receipt.Refused(error, Optional.empty());
  }

  /** Ends the answer at its head: there may be no end of its body. */
  private static final class Unread implements HttpResponse.BodySubscriber<Void> {
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    @Override
    public CompletionStage<Void> getBody() {
      return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      done.complete(null);
      subscription.cancel();
    }

    @Override
    public void onNext(java.util.List<java.nio.ByteBuffer> item) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
