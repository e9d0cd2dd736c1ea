package dev.handover.directory.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Instant T = Instant.parse("2026-01-02T03:04:05Z");
  private static final PollOutcome AGREES = new PollOutcome.Agrees(true);
  private static final PollOutcome DIFFERS =
      new PollOutcome.Differs(new Discrepancy("CN=x", "mail", List.of("a"), List.of("b")));
  private static final PollOutcome SILENT = new PollOutcome.Unreachable("no answer");

  private static PolledServer controller(String name, @Nullable String site) {
    return new PolledServer(
        PolledServer.Kind.DOMAIN_CONTROLLER, name, site, name.equals("written"));
  }

  private static Standing standing(String name, @Nullable String site) {
    return Standing.unasked(controller(name, site));
  }

  private static Standing after(Standing standing, PollOutcome outcome, int second) {
    return standing.after(outcome, T.plusSeconds(second), T.plusSeconds(second));
  }

  private static boolean reached(ConvergencePolicy policy, Standing... standings) {
    return new Agreement(policy, "Hall-1").isReached(List.of(standings));
  }

  @Test
  void everyServerHasToAgreeUnderAll() {
    Standing written = after(standing("written", null), AGREES, 1);
    Standing other = after(standing("other", null), AGREES, 1);

    assertThat(reached(ConvergencePolicy.ALL, written, other)).isTrue();
    assertThat(reached(ConvergencePolicy.ALL, written, after(other, SILENT, 2))).isFalse();
    assertThat(reached(ConvergencePolicy.ALL, written, standing("other", null))).isFalse();
  }

  @Test
  void anAgreementFromBeforeAnothersDoubtDoesNotCount() {
    Standing written = after(standing("written", null), AGREES, 1);
    Standing other = after(after(standing("other", null), DIFFERS, 2), AGREES, 3);

    assertThat(reached(ConvergencePolicy.ALL, written, other)).isFalse();
    assertThat(
            new Agreement(ConvergencePolicy.ALL, null)
                .needsAnotherLook(written, List.of(written, other)))
        .isTrue();
    assertThat(reached(ConvergencePolicy.ALL, after(written, AGREES, 4), other)).isTrue();
  }

  @Test
  void aLookAtARestIsNoProof() {
    Standing written = after(standing("written", null), AGREES, 5);
    Standing other =
        after(after(standing("other", null), DIFFERS, 2), new PollOutcome.Agrees(false), 3);

    assertThat(reached(ConvergencePolicy.ALL, written, other)).isFalse();
    assertThat(reached(ConvergencePolicy.ALL, written, after(other, AGREES, 4))).isTrue();
  }

  @Test
  void onlyTheSiteAndTheUnknownCountUnderSite() {
    Standing written = after(standing("written", "hall-1"), AGREES, 1);
    Standing far = after(standing("far", "Hall-2"), SILENT, 1);
    Standing unknown = after(standing("unknown", null), DIFFERS, 1);

    assertThat(reached(ConvergencePolicy.SITE, written, far)).isTrue();
    assertThat(reached(ConvergencePolicy.SITE, written, far, unknown)).isFalse();
  }

  @Test
  void theWrittenOneHasToAgreeWhereverItStands() {
    Standing written = after(standing("written", "Hall-9"), DIFFERS, 1);
    Standing near = after(standing("near", "Hall-1"), AGREES, 1);
    Standing third = after(standing("third", "Hall-1"), AGREES, 1);

    assertThat(reached(ConvergencePolicy.SITE, written, near)).isFalse();
    assertThat(reached(ConvergencePolicy.MAJORITY, written, near, third)).isFalse();
  }

  @Test
  void aMajorityIsMoreThanHalfOfEachKind() {
    Standing written = after(standing("written", null), AGREES, 1);
    Standing second = after(standing("second", null), AGREES, 1);
    Standing silent = after(standing("silent", null), SILENT, 9);
    Standing dns =
        after(
            Standing.unasked(new PolledServer(PolledServer.Kind.DNS_SERVER, "ns", null, false)),
            DIFFERS,
            9);

    assertThat(reached(ConvergencePolicy.MAJORITY, written, second, silent)).isTrue();
    assertThat(reached(ConvergencePolicy.MAJORITY, written, silent)).isFalse();
    assertThat(reached(ConvergencePolicy.MAJORITY, written, second, silent, dns)).isFalse();
  }

  @Test
  void remembersSinceWhenAServerIsInItsState() {
    Standing first = after(standing("other", null), SILENT, 1);
    Standing later = after(first, SILENT, 7);
    Standing back = after(later, AGREES, 8);

    assertThat(later.since()).isEqualTo(T.plusSeconds(1));
    assertThat(later.polls()).isEqualTo(2);
    assertThat(back.since()).isEqualTo(T.plusSeconds(8));
    assertThat(back.detail()).isNull();
  }
}
