package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.SourceLease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseKeeperTest {
  @TempDir Path folder;
  private LeaseLab lab;

  @BeforeEach
  void open() {
    lab = new LeaseLab(folder);
  }

  @Test
  void isDueOnlyWhenItsTimeIsOver() {
    SourceLease lease = renew(7);
    assertThat(lease.expiresAt()).isEqualTo(lab.time.instant().plus(LeaseLab.MINUTE));

    lab.time.pass(Duration.ofSeconds(59));
    assertThat(lab.keeper.due()).isEmpty();
    lab.time.pass(Duration.ofSeconds(1));
    assertThat(lab.keeper.due()).containsExactly(lease);
  }

  @Test
  void aRenewalInTimeBeginsAnew() {
    renew(7);
    lab.time.pass(Duration.ofSeconds(59));
    renew(7);
    lab.time.pass(Duration.ofSeconds(59));

    assertThat(lab.keeper.due()).isEmpty();
  }

  @Test
  void aRenewalThatComesTooLateIsRefused() {
    renew(7);
    lab.time.pass(LeaseLab.MINUTE);

    assertRefused(RefusalCode.LEASE_EXPIRED, () -> renew(7));
    assertThat(renew(8).state()).isEqualTo(SourceLease.State.HELD);
  }

  @Test
  void aRenewalOfAnotherLeaseThanTheOneThatIsThereIsRefused() {
    // Given
    SourceLease first = replacing(LeaseKeeper.NONE);
    lab.time.pass(Duration.ofSeconds(20));
    SourceLease second = replacing(first.expiresAt().toString());

    // When two renewals come late that were sent for what is not there any more
    assertRefused(RefusalCode.LEASE_CHANGED, () -> replacing(first.expiresAt().toString()));
    assertRefused(RefusalCode.LEASE_CHANGED, () -> replacing(LeaseKeeper.NONE));

    // Then
    assertThat(lab.keeper.all()).containsExactly(second);
    lab.time.pass(LeaseLab.MINUTE);
    assertRefused(RefusalCode.LEASE_EXPIRED, () -> replacing(second.expiresAt().toString()));
  }

  private SourceLease replacing(String lease) {
    return lab.keeper.renew(
        LeaseLab.fence(7),
        new LeaseKeeper.Renewal(LeaseLab.MINUTE, LeaseLab.HOLDINGS, Optional.of(lease)));
  }

  @Test
  void anOlderEpochCannotRenew() {
    renew(8);

    assertRefused(RefusalCode.STALE_EPOCH, () -> renew(7));
  }

  @Test
  void isVoidOnceANewerEpochWasPromised() {
    renew(7);
    lab.gate.admit(LeaseLab.fence(8));
    lab.time.pass(LeaseLab.MINUTE);

    assertThat(lab.keeper.due()).isEmpty();
    assertThat(lab.keeper.all().get(0).state()).isEqualTo(SourceLease.State.ENDED);
  }

  @Test
  void isNotDueAfterItsOwnerEndedIt() {
    renew(7);
    lab.keeper.end(LeaseLab.fence(7));
    lab.time.pass(LeaseLab.MINUTE);

    assertThat(lab.keeper.due()).isEmpty();
    assertThat(renew(7).state()).isEqualTo(SourceLease.State.HELD);
  }

  @Test
  void endingItTooLateDoesNotBringItBack() {
    renew(7);
    lab.time.pass(LeaseLab.MINUTE);
    lab.keeper.end(LeaseLab.fence(7));

    assertThat(lab.keeper.due()).hasSize(1);
  }

  @Test
  void endingWhatWasNeverSetIsHarmless() {
    assertThat(lab.keeper.end(LeaseLab.fence(7)).state()).isEqualTo(SourceLease.State.ENDED);
  }

  @Test
  void aClockThatIsSetBackDoesNotLengthenIt() {
    renew(7);
    assertThat(lab.keeper.due()).isEmpty();
    lab.time.pass(Duration.ofHours(-1));
    assertThat(lab.keeper.due()).isEmpty();

    lab.time.pass(LeaseLab.MINUTE);
    assertThat(lab.keeper.due()).hasSize(1);
  }

  @Test
  void isStillKnownAfterARestart() {
    renew(7);
    lab.time.pass(LeaseLab.MINUTE);
    lab.restart();

    assertThat(lab.keeper.due()).hasSize(1);
  }

  private SourceLease renew(long epoch) {
    return lab.keeper.renew(LeaseLab.fence(epoch), LeaseLab.RENEWAL);
  }

  private static void assertRefused(RefusalCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal().code()).isEqualTo(code));
  }
}
