package dev.handover.deploy.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.forest.Generation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatedPairTest {
  private static final String DISK = "\"exchange-data\":{\"mountPoint\":\"X:\",\"epoch\":7}";
  private static final String ADDRESS = "\"192.0.2.50\":24";

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

  @Test
  void aMachineThatWasKilledEarlierOwnsWhatItAttaches() throws Exception {
    // Given
    EmulatedPair pair =
        withLog("exch1 event=ATTACHED", "exch2 event=ATTACHED", "exch1 event=ATTACHED");

    // When
    List<String> inTheSecondRound = pair.doubleOwners(Set.of("exch1"), 2);
    List<String> later = pair.doubleOwners(Set.of("exch1"), 3);

    // Then
    assertThat(inTheSecondRound).singleElement().asString().contains("while exch2 had it");
    assertThat(later).isEmpty();
  }

  @Test
  void seesEverythingThatBothMachinesHave() throws Exception {
    // Given
    EmulatedPair pair = new EmulatedPair(folder, Generation.EXCHANGE_2007);
    Map<String, Path> up =
        Map.of(
            "exch1", machine("exch1", "RUNNING", DISK, ADDRESS),
            "exch2", machine("exch2", "START_PENDING", DISK, ADDRESS));

    // When
    List<String> wrong = pair.heldTwice(up);

    // Then
    assertThat(wrong)
        .containsExactly(
            "address 192.0.2.50: exch1 and exch2 both have it",
            "disk exchange-data: exch1 and exch2 both have it",
            "services that write on disk exchange-data: exch1 and exch2 both have it");
  }

  @Test
  void seesServicesThatBothMachinesRunOnOneDisk() throws Exception {
    EmulatedPair pair = new EmulatedPair(folder, Generation.EXCHANGE_2007);

    assertThat(
            pair.heldTwice(
                Map.of(
                    "exch1", machine("exch1", "RUNNING", DISK, ADDRESS),
                    "exch2", machine("exch2", "STOP_PENDING", "", ""))))
        .hasSize(1);
    assertThat(
            pair.heldTwice(
                Map.of(
                    "exch1", machine("exch1", "RUNNING", DISK, ADDRESS),
                    "exch2", machine("exch2", "GONE", "", ""))))
        .isEmpty();
  }

  @Test
  void seesThatAMachineHasWhatIsMarkedAsTheOthers() throws Exception {
    // Given
    EmulatedPair pair = new EmulatedPair(folder, Generation.EXCHANGE_2007);
    Files.createDirectories(folder.resolve("network"));
    Files.writeString(folder.resolve("network/192.0.2.50.owner"), "exch2");

    // When
    List<String> wrong = pair.heldTwice(Map.of("exch1", machine("exch1", "STOPPED", "", ADDRESS)));

    // Then
    assertThat(wrong)
        .containsExactly("address 192.0.2.50: exch1 has it, but it is marked as exch2's");
  }

  private Path machine(String node, String store, String disks, String addresses) throws Exception {
    Path machine = Files.createDirectories(folder.resolve(node));
    String services =
        "{\"msexchangeis\":{\"phase\":\"" + store + "\"},\"msexchangesa\":{\"phase\":\"RUNNING\"}}";
    Files.writeString(
        machine.resolve("state.json"),
        "{\"services\":%s,\"disks\":{%s},\"addresses\":{%s}}"
            .formatted(services, disks, addresses));
    return machine;
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
