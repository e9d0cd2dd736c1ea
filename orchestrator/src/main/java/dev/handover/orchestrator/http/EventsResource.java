package dev.handover.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.api.orchestrator.FeedApi;
import dev.handover.api.orchestrator.model.EventPage;
import dev.handover.orchestrator.app.events.EventConfig;
import dev.handover.orchestrator.app.events.EventFeed;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.domain.events.Event;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What happened, as pages and as a stream. */
@RunOnVirtualThread
class EventsResource implements FeedApi {
  private static final int PAGE = 100;
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final EventFeed feed;
  private final EventConfig config;
  private final ObjectMapper json;

  EventsResource(EventFeed feed, EventConfig config, ObjectMapper json) {
    this.feed = feed;
    this.config = config;
    this.json = json;
  }

  @Override
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<EventPage> listEvents(
      @QueryParam("after") @DefaultValue("0") Long after,
      @QueryParam("limit") @DefaultValue("50") Integer limit,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId) {
    return RestResponse.ok(EventView.page(feed.after(after, limit + 1), limit, config.source()));
  }

  @GET
  @Produces(Streams.EVENTS)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<StreamingOutput> streamEvents(
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @HeaderParam("Last-Event-ID") @Pattern(regexp = "^[0-9]{1,18}$")
          @Nullable String lastEventId) {
    long start = lastEventId == null ? after : Long.parseLong(lastEventId);
    return RestResponse.ResponseBuilder.<StreamingOutput>ok(out -> stream(out, start))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Until the client goes away: then writing fails. */
  private void stream(OutputStream out, long start) throws IOException {
    long sequence = start;
    write(out, ": events after " + start + "\n\n");
    while (true) {
      List<Event> news;
      try {
        news = feed.await(sequence, PAGE, QUIET);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (news.isEmpty()) {
        write(out, ": nothing new\n\n");
      }
      for (Event event : news) {
        sequence = event.sequence();
        write(out, text(event));
      }
    }
  }

  private String text(Event event) {
    try {
      return "id: "
          + event.sequence()
          + "\nevent: "
          + event.type()
          + "\ndata: "
          + json.writeValueAsString(EventView.of(event, config.source()))
          + "\n\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event can always be written", e);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
