package dev.handover.orchestrator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link NodeClient} promises; the group is {@link Samples#mail()}. */
public abstract class NodeClientContract {
  private static final UUID ISSUER = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  private static final ServiceName SERVICE = Samples.profile().serviceNames().getFirst();

  protected abstract NodeClient client();

  /** The node under test, which has nothing of the group at first. */
  protected abstract NodeRef node();

  /** Lets the node have disk, address and all services, running. */
  protected abstract void letItServe();

  protected abstract void letItGoAway();

  protected abstract void letAnotherHoldTheDisk();

  private static Fence fence(long epoch) {
    return new Fence(Samples.MAIL, new FencingEpoch(epoch), ISSUER, "alice");
  }

  private NodeView seen() {
    Answer<NodeView> answer = client().observe(Samples.mail(), node());
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<NodeView>) answer).value();
  }

  private static ReleaseClaim claim() {
    return new ReleaseClaim(
        Samples.profile().serviceNames(),
        Samples.mail().disk().id(),
        Optional.of(Samples.ADDRESS.ip()));
  }

  @Test
  void seesWhatANodeHas() {
    assertThat(seen().holds()).isFalse();
    letItServe();
    assertThat(seen().servesFully()).isTrue();
    assertThat(seen().services())
        .extracting(NodeView.Service::name)
        .isEqualTo(Samples.profile().serviceNames());
  }

  @Test
  void bringsAServiceToAStateHoweverOftenItIsAsked() {
    letItServe();
    for (int i = 0; i < 2; i++) {
      assertThat(client().bringService(node(), SERVICE, ServiceGoal.STOPPED, fence(1)))
          .isInstanceOf(StepOutcome.Done.class);
    }
    assertThat(seen().servicesRunning()).isEqualTo(Samples.profile().services().size() - 1);
    assertThat(client().bringService(node(), SERVICE, ServiceGoal.RUNNING, fence(1)))
        .isInstanceOf(StepOutcome.Done.class);
    assertThat(seen().servesFully()).isTrue();
  }

  @Test
  void movesDiskAndAddressHoweverOftenItIsAsked() {
    for (int i = 0; i < 2; i++) {
      assertThat(client().bringDiskOnline(node(), Samples.mail().disk(), fence(1)))
          .isInstanceOf(StepOutcome.Done.class);
      assertThat(client().addAddress(node(), Samples.ADDRESS, fence(1)))
          .isInstanceOf(StepOutcome.Done.class);
    }
    assertThat(seen().disk().online()).isTrue();
    assertThat(seen().addressPresent()).contains(true);
    assertThat(client().removeAddress(node(), Samples.ADDRESS, fence(1)))
        .isInstanceOf(StepOutcome.Done.class);
    assertThat(client().takeDiskOffline(node(), Samples.mail().disk(), fence(1)))
        .isInstanceOf(StepOutcome.Done.class);
    assertThat(seen().holds()).isFalse();
  }

  @Test
  void isFencedByAHigherPromiseAndDoesNothingThen() {
    assertThat(client().promise(node(), fence(7))).isInstanceOf(StepOutcome.Done.class);
    assertThat(seen().promised()).isEqualTo(new FencingEpoch(7));
    assertThat(client().bringDiskOnline(node(), Samples.mail().disk(), fence(6)))
        .isEqualTo(new StepOutcome.Fenced(new FencingEpoch(7)));
    assertThat(seen().disk().online()).isFalse();
  }

  @Test
  void confirmsAReleaseOnlyWhenNothingIsHeld() {
    letItServe();
    assertThat(client().confirmRelease(node(), claim(), fence(1)))
        .isInstanceOf(StepOutcome.Failed.class);
    Samples.profile()
        .serviceNames()
        .forEach(s -> client().bringService(node(), s, ServiceGoal.STOPPED, fence(1)));
    client().takeDiskOffline(node(), Samples.mail().disk(), fence(1));
    client().removeAddress(node(), Samples.ADDRESS, fence(1));
    assertThat(client().confirmRelease(node(), claim(), fence(1)))
        .isInstanceOf(StepOutcome.Done.class);
  }

  @Test
  void setsAndEndsALeaseUnlessItIsFenced() {
    Group leased = Samples.leased(Duration.ofSeconds(60));
    client().promise(node(), fence(7));
    assertThat(client().lease(node(), LeaseOrder.of(leased), fence(7)))
        .isInstanceOf(StepOutcome.Done.class);
    assertThat(client().lease(node(), LeaseOrder.end(leased), fence(7)))
        .isInstanceOf(StepOutcome.Done.class);
    assertThat(client().lease(node(), LeaseOrder.of(leased), fence(6)))
        .isEqualTo(new StepOutcome.Fenced(new FencingEpoch(7)));
  }

  @Test
  void renewsOnlyTheLeaseThatIsThere() {
    // Given
    LeaseOrder order = LeaseOrder.of(Samples.leased(Duration.ofSeconds(60)));
    client().promise(node(), fence(7));
    assertThat(client().lease(node(), order.replacing(Optional.empty()), fence(7)))
        .isInstanceOf(StepOutcome.Done.class);
    Optional<Instant> first = held(7);
    assertThat(first).isPresent();
    assertThat(held(6)).isEmpty();

    // When
    assertThat(client().lease(node(), order.replacing(first), fence(7)))
        .isInstanceOf(StepOutcome.Done.class);

    // Then
    assertThat(held(7)).isPresent().isNotEqualTo(first);
    assertThat(client().lease(node(), order.replacing(first), fence(7)))
        .isInstanceOf(StepOutcome.Refused.class);
    assertThat(client().lease(node(), order.replacing(Optional.empty()), fence(7)))
        .isInstanceOf(StepOutcome.Refused.class);
  }

  private Optional<Instant> held(long epoch) {
    Answer<Optional<Instant>> answer =
        client().leaseUntil(node(), Samples.MAIL, new FencingEpoch(epoch));
    return ((Answer.Given<Optional<Instant>>) answer).value();
  }

  @Test
  void failsWhileAnotherHasTheDisk() {
    letAnotherHoldTheDisk();
    assertThat(client().bringDiskOnline(node(), Samples.mail().disk(), fence(1)))
        .isInstanceOf(StepOutcome.Failed.class);
  }

  @Test
  void failsToDismountWhatIsInUse() {
    letItServe();
    assertThat(client().takeDiskOffline(node(), Samples.mail().disk(), fence(1)))
        .isInstanceOfSatisfying(
            StepOutcome.Failed.class,
            failed -> assertThat(failed.reason()).contains(SERVICE.value()));
  }

  @Test
  void tellsThatANodeIsAwayWithoutThrowing() {
    letItGoAway();
    assertThat(client().observe(Samples.mail(), node())).isInstanceOf(Answer.Unreachable.class);
    assertThat(client().promise(node(), fence(1))).isInstanceOf(StepOutcome.RetryLater.class);
    assertThat(client().bringService(node(), SERVICE, ServiceGoal.STOPPED, fence(1)))
        .isInstanceOf(StepOutcome.RetryLater.class);
  }
}
