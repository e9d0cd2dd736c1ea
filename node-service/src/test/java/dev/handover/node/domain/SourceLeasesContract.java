package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SourceLeases} promises. */
public abstract class SourceLeasesContract {
  protected abstract SourceLeases leases();

  @Test
  void knowsNothingAtFirst() {
    assertThat(leases().find(new GroupName("mail"))).isEmpty();
    assertThat(leases().all()).isEmpty();
  }

  @Test
  void keepsTheLastLeaseOfEachGroupInOrder() {
    SourceLeases leases = leases();
    leases.keep(lease("mail", 7));
    leases.keep(lease("files", 1));
    leases.keep(lease("mail", 8).in(SourceLease.State.FAILED, "disk in use"));

    assertThat(leases.find(new GroupName("mail")))
        .contains(lease("mail", 8).in(SourceLease.State.FAILED, "disk in use"));
    assertThat(leases.all())
        .extracting(lease -> lease.fence().group().value())
        .containsExactly("files", "mail");
  }

  protected static SourceLease lease(String group, long epoch) {
    Fence fence =
        new Fence(
            new GroupName(group),
            new FencingEpoch(epoch),
            UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"),
            new Actor("orchestrator", null));
    Holdings holdings =
        new Holdings(
            List.of(new ServiceName("AppDatabase"), new ServiceName("AppServer")),
            Optional.of(new DiskId("data")),
            Optional.of(new FloatingAddress("192.0.2.50")));
    return SourceLease.held(fence, holdings, Instant.parse("2026-11-21T03:00:30.123Z"));
  }
}
