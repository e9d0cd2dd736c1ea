package dev.handover.orchestrator.http.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The style sheet that lies in every page, and what says that it is ours. */
final class StyleSheet {
  static final String TEXT = read();

  /** As a Content-Security-Policy names it (CSP Level 3, section 2.3.1). */
  static final String SOURCE = "'sha256-" + hash() + "'";

  private StyleSheet() {}

  private static String read() {
    try (InputStream file = StyleSheet.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(file, "report.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder().encodeToString(sha.digest(TEXT.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
