package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long certificates and tokens are still good.
 *
 * @param warning less than this is a warning
 * @param blocking less than this is too little
 */
public record ExpiryFindings(Instant now, Duration warning, Duration blocking) {

  /** What a TLS peer presents: of its chain, the certificate that ends first. */
  public record Certificate(String subject, Instant notBefore, Instant notAfter) {}

  /** Empty when the peer answers without TLS. */
  public ReadinessFinding certificate(String peer, Answer<Optional<Certificate>> answer) {
    Check check = Check.of("certificate", peer);
    return switch (answer) {
      case Answer.Unreachable<Optional<Certificate>> away -> check.unknown(away);
      case Answer.Refused<Optional<Certificate>> no -> check.unknown(no);
      case Answer.Given<Optional<Certificate>> given ->
          given
              .value()
              .map(shown -> certificate(check, shown))
              .orElseGet(() -> check.ok("It answers without TLS: there is no certificate."));
    };
  }

  private ReadinessFinding certificate(Check check, Certificate shown) {
    Check of = check.about(shown.subject());
    if (now.isBefore(shown.notBefore())) {
      return of.blocking(
          "It is good from %s on only.".formatted(shown.notBefore()),
          "Set the clocks right, or give %s one that is good now.".formatted(check.where()));
    }
    return term(
        of,
        shown.notAfter(),
        "Give %s a new certificate, and trust its authority here.".formatted(check.where()));
  }

  /** Of our own token there; empty when it does not expire. */
  public ReadinessFinding token(String service, Answer<Optional<Instant>> answer) {
    Check check = Check.of("token", service);
    return switch (answer) {
      case Answer.Unreachable<Optional<Instant>> away -> check.unknown(away);
      case Answer.Refused<Optional<Instant>> no ->
          no.code().equals("unauthenticated") || no.code().equals("forbidden")
              ? check.blocking("%s: %s".formatted(no.code(), no.detail()), no.cure())
              : check.unknown(no);
      case Answer.Given<Optional<Instant>> given ->
          given
              .value()
              .map(
                  end ->
                      term(
                          check,
                          end,
                          "Make a new token for %s, and put it into our token file for it."
                              .formatted(service)))
              .orElseGet(() -> check.ok("Our token does not expire."));
    };
  }

  private ReadinessFinding term(Check check, Instant end, String cure) {
    Duration left = Duration.between(now, end);
    if (!left.isPositive()) {
      return check.blocking("It expired at %s.".formatted(end), cure);
    }
    String seen = "It is good until %s, for %d more days.".formatted(end, left.toDays());
    if (left.compareTo(blocking) < 0) {
      return check.blocking(seen, cure);
    }
    return left.compareTo(warning) < 0 ? check.warning(seen, cure) : check.ok(seen);
  }
}
