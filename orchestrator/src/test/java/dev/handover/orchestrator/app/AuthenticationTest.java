package dev.handover.orchestrator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.AccessToken;
import dev.handover.orchestrator.domain.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
  private static final String TOKEN = "hnd_only-for-tests";
  private static final Instant LAST_MOMENT = Instant.parse("2027-01-31T23:59:59Z");

  private static Optional<AccessToken> identify(Optional<LocalDate> expires, Instant now)
      throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    String hash = HexFormat.of().formatHex(sha.digest(TOKEN.getBytes(StandardCharsets.UTF_8)));
    AccessToken known = new AccessToken("orchestrator", Role.OPERATOR, hash, expires);
    return new Authentication(() -> List.of(known), () -> now).identify(TOKEN);
  }

  @Test
  void knowsATokenUntilTheEndOfItsLastDayAndNotLonger() throws Exception {
    Optional<LocalDate> last = Optional.of(LocalDate.parse("2027-01-31"));

    assertThat(identify(last, LAST_MOMENT)).map(AccessToken::name).contains("orchestrator");
    assertThat(identify(last, LAST_MOMENT.plusSeconds(1))).isEmpty();
  }

  @Test
  void knowsATokenWithoutAnEndForEver() throws Exception {
    assertThat(identify(Optional.empty(), Instant.parse("9999-01-01T00:00:00Z"))).isPresent();
  }
}
