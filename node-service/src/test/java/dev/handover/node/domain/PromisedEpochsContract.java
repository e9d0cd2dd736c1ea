package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PromisedEpochs} promises. */
public abstract class PromisedEpochsContract {
  protected static final UUID ISSUER = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");

  protected abstract PromisedEpochs promises();

  @Test
  void knowsNothingAtFirst() {
    assertThat(promises().find(new GroupName("mail"))).isEmpty();
    assertThat(promises().all()).isEmpty();
  }

  @Test
  void keepsTheLastPromiseOfEachGroupInOrder() {
    PromisedEpochs promises = promises();
    promises.keep(promise("mail", 7));
    promises.keep(promise("files", 1));
    promises.keep(promise("mail", 8));

    assertThat(promises.find(new GroupName("mail"))).contains(promise("mail", 8));
    assertThat(promises.all()).containsExactly(promise("files", 1), promise("mail", 8));
  }

  protected static EpochPromise promise(String group, long epoch) {
    return new EpochPromise(
        new GroupName(group),
        new FencingEpoch(epoch),
        ISSUER,
        Instant.parse("2026-11-21T03:00:00.123Z"));
  }
}
