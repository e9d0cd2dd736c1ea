package dev.handover.orchestrator.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.api.orchestrator.model.OperationReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a report's JSON, byte by byte as the service sends it: the same mapper writes
 * both.
 */
@ApplicationScoped
class ReportHash {
  private final ObjectMapper json;

  ReportHash(ObjectMapper json) {
    this.json = json;
  }

  /** {@code sha256:} and 64 hexadecimal digits. */
  String of(OperationReport report) {
    try (DigestOutputStream digest =
        new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      json.writeValue(digest, report);
      return "sha256:" + HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException("a report can always be written", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
