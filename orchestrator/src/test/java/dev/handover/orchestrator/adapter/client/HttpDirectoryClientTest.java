package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryClientContract;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The HTTP client keeps what the port promises. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpDirectoryClientTest extends DirectoryClientContract {
  private static final UUID ID = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");

  private final CannedDirectory directory = new CannedDirectory();
  private final CannedServer server = new CannedServer(directory::reply);
  private final HttpDirectoryClient client =
      new HttpDirectoryClient(Clients.targets(server.url(), Duration.ofSeconds(30)));

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  protected DirectoryClient client() {
    return client;
  }

  @Override
  protected void letSomebodyElseChange(String what) {
    directory.letSomebodyElseChange(what);
  }

  private StepOutcome applied() {
    Fence fence = new Fence(Samples.MAIL, new FencingEpoch(1), ID, "alice");
    return client.bringTask(ID, Samples.TASKS.getFirst(), ChangeSetGoal.APPLIED, fence);
  }

  @Test
  void failsWhereTheDirectoryRefusedEveryChange() {
    // Given
    directory.refuse();
    // Then
    assertThat(applied())
        .isInstanceOfSatisfying(
            StepOutcome.Failed.class,
            failed -> assertThat(failed.toString()).contains("0 of 1 entries", "1 refused"));
  }

  @Test
  void failsWithTheReasonThatSomebodyHasToCure() {
    // Given
    directory.refuse();
    directory.stop("1 changes were not made; the first: CN=Eva: (50) no right", false);
    // Then
    assertThat(applied())
        .isInstanceOfSatisfying(
            StepOutcome.Failed.class,
            failed -> assertThat(failed.toString()).contains("CN=Eva", "no right"));
  }

  @Test
  void waitsForADomainControllerThatDoesNotAnswer() {
    // Given
    directory.stop("dc1 gives no answer", true);
    // Then
    assertThat(applied())
        .isInstanceOfSatisfying(
            StepOutcome.RetryLater.class,
            later -> assertThat(later.toString()).contains("dc1 gives no answer"));
  }
}
