package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.EvidenceApi;
import dev.handover.api.orchestrator.model.OperationReport;
import dev.handover.orchestrator.app.report.Reports;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.http.report.ReportPage;
import dev.handover.orchestrator.http.report.ReportText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The report of an operation: for programs, for browsers and printers, and for terminals. */
@RunOnVirtualThread
class ReportResource implements EvidenceApi {
  private static final String HASH = "Handover-Report-Hash";

  /** As {@link Streams#TEXT}: what a client gets that does not say what it wants is JSON. */
  private static final String HTML = "text/html;charset=UTF-8;qs=0.4";

  private static final MediaType PAGE = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

  private final Reports reports;
  private final ReportHash hashes;

  ReportResource(Reports reports, ReportHash hashes) {
    this.reports = reports;
    this.hashes = hashes;
  }

  @Override
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<OperationReport> getReport(
      @PathParam("id") UUID id, @QueryParam("cursor") @Nullable String cursor) {
    OperationReport report = report(id, cursor);
    return RestResponse.ResponseBuilder.ok(report)
        .header(HASH, hashes.of(report))
        .header("Content-Disposition", attachedAs(id, "json"))
        .build();
  }

  @GET
  @Produces(HTML)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<StreamingOutput> getReportAsPage(
      @PathParam("id") UUID id, @QueryParam("cursor") @Nullable String cursor) {
    OperationReport report = report(id, cursor);
    String hash = hashes.of(report);
    return RestResponse.ResponseBuilder.<StreamingOutput>ok(
            written(out -> ReportPage.write(report, hash, out)))
        .type(PAGE)
        .header(HASH, hash)
        .header("Content-Disposition", attachedAs(id, "html"))
        .header("Content-Security-Policy", ReportPage.POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  @GET
  @Produces(Streams.TEXT)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<StreamingOutput> getReportAsText(
      @PathParam("id") UUID id, @QueryParam("cursor") @Nullable String cursor) {
    OperationReport report = report(id, cursor);
    String hash = hashes.of(report);
    return RestResponse.ResponseBuilder.<StreamingOutput>ok(
            written(out -> ReportText.write(report, hash, out)))
        .type(Streams.PLAIN)
        .header(HASH, hash)
        .build();
  }

  private OperationReport report(UUID id, @Nullable String cursor) {
    return ReportView.of(reports.of(id, ReportView.place(cursor)), cursor);
  }

  private static String attachedAs(UUID id, String ending) {
    return "inline; filename=\"handover-report-%s.%s\"".formatted(id, ending);
  }

  /** Something that writes text. */
  @FunctionalInterface
  private interface Form {
    void write(Writer out) throws IOException;
  }

  /** Written while it is sent: a page of 10,000 changes is never in memory as a whole. */
  private static StreamingOutput written(Form form) {
    return out -> {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      form.write(writer);
      writer.flush();
    };
  }
}
