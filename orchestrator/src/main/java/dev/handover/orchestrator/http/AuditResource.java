package dev.handover.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.api.orchestrator.AuditApi;
import dev.handover.api.orchestrator.model.AuditEntry;
import dev.handover.api.orchestrator.model.AuditPage;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.domain.audit.AuditHead;
import dev.handover.orchestrator.domain.audit.AuditLine;
import dev.handover.orchestrator.domain.audit.AuditTrail;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The audit, for programs, and for those who keep a copy of it. */
@RunOnVirtualThread
class AuditResource implements AuditApi {
  /** JSON is what a client gets that does not say what it wants. */
  private static final String LINES = "application/x-ndjson;qs=0.5";

  private static final String HEAD = "Handover-Audit-Head";
  private static final int AT_ONCE = 500;

  private final AuditTrail trail;
  private final ObjectMapper json;
  private final Caller caller;

  AuditResource(AuditTrail trail, ObjectMapper json, Caller caller) {
    this.trail = trail;
    this.json = json;
    this.caller = caller;
  }

  @Override
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<AuditPage> listAudit(
      @QueryParam("after") @DefaultValue("0") Long after,
      @QueryParam("group") @Nullable String group,
      @QueryParam("limit") @DefaultValue("50") Integer limit) {
    if (!caller.reach().isEverything()) {
      caller.mustReach(named(group));
    }
    AuditHead head = trail.head();
    List<AuditLine> lines =
        trail.read(
            new AuditTrail.Query(after, Optional.ofNullable(group).map(GroupName::new), limit + 1));
    boolean more = lines.size() > limit;
    List<AuditLine> page = more ? lines.subList(0, limit) : lines;
    return ResponseBuilder.ok(
            new AuditPage(
                page.stream().map(this::entry).toList(),
                more ? page.getLast().place().sequence() : null))
        .header(HEAD, head.hash())
        .build();
  }

  @GET
  @Produces(LINES)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<StreamingOutput> exportAudit(
      @QueryParam("after") @DefaultValue("0") @Min(0) @Max(999999999999999999L) Long after,
      @QueryParam("group") @Nullable String group) {
    if (group != null) {
      throw Asked.wrong("group", "is for pages only", "Leave it out: a chain has no gaps.");
    }
    if (!caller.reach().isEverything()) {
      throw new ForbiddenException();
    }
    AuditHead head = trail.head();
    StreamingOutput lines = out -> write(out, after, head.sequence());
    return ResponseBuilder.ok(lines).type("application/x-ndjson").header(HEAD, head.hash()).build();
  }

  /** Whoever is for some groups only has to say which one: the rest is not shown. */
  private static GroupName named(@Nullable String group) {
    if (group == null) {
      throw new ForbiddenException();
    }
    return new GroupName(group);
  }

  /** No further than the head that was announced. */
  private void write(OutputStream out, long after, long last) throws IOException {
    long done = after;
    while (done < last) {
      int limit = (int) Math.min(AT_ONCE, last - done);
      for (AuditLine line : trail.read(new AuditTrail.Query(done, Optional.empty(), limit))) {
        out.write((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      done += limit;
      out.flush();
    }
  }

  private AuditEntry entry(AuditLine line) {
    try {
      return json.readValue(line.text(), AuditEntry.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written can be read: entry " + line.place(), e);
    }
  }
}
