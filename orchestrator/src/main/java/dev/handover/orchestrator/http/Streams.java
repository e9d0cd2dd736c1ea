package dev.handover.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.api.orchestrator.model.Operation;
import dev.handover.orchestrator.app.OperationWatch;
import dev.handover.orchestrator.domain.Recorded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Answers that stay open and tell what happens to an operation as it happens. */
@ApplicationScoped
class Streams {
  /**
   * JSON is what a client gets that does not say what it wants. The weight is for choosing only:
   * {@link #PLAIN} is what an answer calls itself.
   */
  static final String TEXT = "text/plain;charset=UTF-8;qs=0.5";

  static final MediaType PLAIN = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");

  static final String EVENTS = "text/event-stream";

  /**
   * Something is written at least this often, so that no proxy closes the connection and a dead
   * client is noticed.
   */
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final OperationWatch watch;
  private final ObjectMapper json;
  private final InstantSource clock;

  Streams(OperationWatch watch, ObjectMapper json, InstantSource clock) {
    this.watch = watch;
    this.json = json;
    this.clock = clock;
  }

  /** The account of an operation, until it rests. */
  StreamingOutput account(UUID id) {
    return out -> {
      OperationAccount account = new OperationAccount();
      OperationWatch.News news = watch.awaitEntries(id, 0, Duration.ZERO);
      write(out, account.header(OperationView.of(news.operation())));
      while (true) {
        Operation operation = OperationView.of(news.operation());
        String told = account.news(operation);
        if (news.operation().isAtRest()) {
          write(out, told + account.rest(operation));
          return;
        }
        write(
            out,
            news.entries().isEmpty() ? account.stillRunning(operation, clock.instant()) : told);
        news = watch.awaitEntries(id, news.operation().version(), QUIET);
      }
    };
  }

  /** Journal entries as server-sent events (WHATWG HTML, section 9.2), until the operation ends. */
  StreamingOutput events(UUID id, long after) {
    return out -> {
      long sequence = after;
      while (true) {
        OperationWatch.News news = watch.awaitEntries(id, sequence, QUIET);
        if (news.entries().isEmpty()) {
          write(out, ": nothing new\n\n");
        }
        for (Recorded recorded : news.entries()) {
          sequence = recorded.sequence();
          write(out, event(recorded));
        }
        if (news.operation().state().isEnd()) {
          return;
        }
      }
    };
  }

  private String event(Recorded recorded) {
    try {
      dev.handover.api.orchestrator.model.JournalEntry entry = OperationView.entry(recorded);
      return "id: "
          + entry.sequence()
          + "\nevent: "
          + entry.type()
          + "\ndata: "
          + json.writeValueAsString(entry)
          + "\n\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a journal entry can always be written", e);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
