package dev.handover.directory.http;

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

  /** How long the caller would wait; zero without such a wish. */
  static Duration waiting(@Nullable String header) {
    return parse(header).map(Preference::waiting).orElse(Duration.ZERO);
  }

  private static Optional<Preference> parse(@Nullable String header) {
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
}
