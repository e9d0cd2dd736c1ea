package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.trigger.Secrets;
import dev.handover.orchestrator.domain.trigger.SigningSecret;
import dev.handover.orchestrator.domain.trigger.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Secrets of triggers, one on each line of their file, so that a new one can be good for a while
 * beside the old one. Never in a message.
 */
@ApplicationScoped
class SecretFiles implements Secrets {
  private static final Logger LOG = Logger.getLogger(SecretFiles.class);
  private static final long MAX_BYTES = 4096;
  private static final int MOST = 5;

  @Override
  public List<SigningSecret> of(Trigger trigger) {
    return trigger.secretFile().map(SecretFiles::good).orElse(List.of());
  }

  private static List<SigningSecret> good(Path file) {
    try {
      return read(file);
    } catch (IOException | IllegalArgumentException e) {
      LOG.errorf("a trigger's secret cannot be used: file=%s, why=%s", file, why(e));
      return List.of();
    }
  }

  private static String why(Exception e) {
    return e instanceof IllegalArgumentException
        ? String.valueOf(e.getMessage())
        : "it cannot be read";
  }

  private static List<SigningSecret> read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IllegalArgumentException("it is larger than %d bytes".formatted(MAX_BYTES));
    }
    List<SigningSecret> secrets =
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .limit(MOST)
            .map(SigningSecret::parse)
            .toList();
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    return secrets;
  }

  /** Notes a fault when the file holds something else. */
  static void check(Section section, Path file) {
    if (!Files.isReadable(file)) {
      return; // that it is not there was noted before
    }
    try {
      read(file);
    } catch (IOException | IllegalArgumentException e) {
      section.fault(
          "secretFile",
          "holds no secret of Standard Webhooks: " + why(e),
          "Write 'whsec_' and the base64 of 24 to 64 random bytes: echo whsec_$(openssl rand -base64 32).");
    }
  }
}
