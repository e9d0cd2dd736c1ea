package dev.handover.orchestrator.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code Prefer: wait=N} (RFC 7240): a wish, so what cannot be understood is passed over. */
record Preference(Duration waiting) {
  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?", Pattern.CASE_INSENSITIVE);
  private static final long MAX_SECONDS = 60;

  static Optional<Preference> parse(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher wait = WAIT.matcher(header);
    return wait.find()
        ? Optional.of(
            new Preference(
                Duration.ofSeconds(Math.min(MAX_SECONDS, Long.parseLong(wait.group(1))))))
        : Optional.empty();
  }

  /** What was honoured, for {@code Preference-Applied}. */
  String applied() {
    return "wait=" + waiting.toSeconds();
  }
}
