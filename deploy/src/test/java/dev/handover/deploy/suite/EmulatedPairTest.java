package dev.handover.deploy.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.forest.Generation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatedPairTest {
  @TempDir Path folder;

  @Test
  void seesThatOneOwnerFollowedTheOther() throws Exception {
    // Given
    EmulatedPair pair =
        withLog("exch1 event=ATTACHED", "exch1 event=DETACHED", "exch2 event=ATTACHED");

    // When
    List<String> wrong = pair.doubleOwners(Set.of());

    // Then
    assertThat(wrong).isEmpty();
  }

  @Test
  void seesTwoOwners() throws Exception {
    // Given
    EmulatedPair pair = withLog("exch1 event=ATTACHED", "exch2 event=ATTACHED");

    // When
    List<String> wrong = pair.doubleOwners(Set.of());

    // Then
    assertThat(wrong).singleElement().asString().contains("while exch1 had it");
  }

  @Test
  void aKilledMachineOwnsNothing() throws Exception {
    // Given
    EmulatedPair pair = withLog("exch1 event=ATTACHED", "exch2 event=ATTACHED", "exch1 event=LOST");

    // When
    List<String> wrong = pair.doubleOwners(Set.of("exch1"));

    // Then
    assertThat(wrong).isEmpty();
  }

  private EmulatedPair withLog(String... events) throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    List<String> lines =
        List.of(events).stream()
            .map(event -> "2026-01-01T00:00:00Z node=" + event + " epoch=1")
            .toList();
    Files.write(disk.resolve("owners.log"), lines);
    return new EmulatedPair(folder, Generation.EXCHANGE_2007);
  }
}
