package dev.handover.orchestrator.domain.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DirectoryRequest.Server;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every way to read the directory beyond a move promises. */
public abstract class DirectoryReadingsContract {
  private static final UUID ID = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");

  protected abstract DirectoryReadings readings();

  protected abstract void letItGoAway();

  @Test
  void throwsNothingBecauseItIsAway() {
    letItGoAway();

    assertThat(readings().tokenExpiry()).isInstanceOf(Answer.Unreachable.class);
    assertThat(readings().duplicateSpns(ID)).isInstanceOf(Answer.Unreachable.class);
    assertThat(
            readings()
                .leftovers(
                    ID, new Server("EXCH2", "EXCH2"), new Server("EXCH1", "EXCH1"), Duration.ZERO))
        .isInstanceOf(Answer.Unreachable.class);
  }
}
