package dev.handover.node.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk behind a vendor's tool, which here is a Java program with a file for the disk's state. */
class CommandDisksTest {
  private static final DiskId DATA = new DiskId("data");
  private static final FencingEpoch EPOCH = new FencingEpoch(7);

  @TempDir Path folder;

  @Test
  void switchesTheDiskAsTheToolSays() {
    CommandDisks disks = disks("normal");

    assertThat(disks.query(DATA).orElseThrow().state()).isEqualTo(DiskState.OFFLINE);
    assertThat(disks.bringOnline(DATA, "X:", EPOCH)).isEqualTo(new DiskChange.Done());
    assertThat(disks.query(DATA).orElseThrow().mountPoint()).isEqualTo("X:");
    assertThat(disks.takeOffline(DATA, EPOCH)).isEqualTo(new DiskChange.Done());
    assertThat(disks.query(DATA).orElseThrow().hasLetGo()).isTrue();
  }

  @Test
  void takesTheConfiguredCodeForADiskThatAnotherMachineHas() {
    CommandDisks disks = disks("elsewhere");

    assertThat(disks.query(DATA).orElseThrow().heldBy()).isEqualTo("exch2");
    assertThat(disks.bringOnline(DATA, "X:", EPOCH))
        .isEqualTo(new DiskChange.HeldElsewhere(DATA, "exch2"));
  }

  @Test
  void takesTheConfiguredCodeForOpenFiles() {
    DiskChange change = disks("in-use").takeOffline(DATA, EPOCH);

    assertThat(change).isInstanceOf(DiskChange.InUse.class);
    assertThat(change.refusal().orElseThrow().items().get(0).detail())
        .contains("as the tool says: X: is busy");
  }

  @Test
  void showsTheLastLineOfAToolThatFails() {
    DiskChange change = disks("broken").bringOnline(DATA, "X:", EPOCH);

    assertThat(change.refusal().orElseThrow().detail())
        .contains("the tool ended with 42: no licence");
  }

  @Test
  void doesNotGuessWhatAnUnknownStatusCodeMeans() {
    assertThatThrownBy(() -> disks("senseless").query(DATA))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the tool ended with 99");
  }

  @Test
  void doesNotKnowOtherDisks() {
    assertThat(disks("normal").query(new DiskId("another"))).isEmpty();
  }

  @Test
  void cannotPreemptWithoutACommandForIt() {
    assertThat(disks("normal").preempt(DATA)).isInstanceOf(DiskChange.Broken.class);
  }

  @Test
  void refusesALetterAtWhichTheToolDoesNotMountBeforeItIsAsked() {
    CommandDisks disks = disks("normal");

    Refusal refusal = disks.bringOnline(DATA, "Y:", EPOCH).refusal().orElseThrow();

    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(refusal.detail()).contains("X:", "Y:");
    assertThat(refusal.cure()).contains("handover.node.disks.\"data\".command.mount-point");
    assertThat(disks.query(DATA).orElseThrow().state()).isEqualTo(DiskState.OFFLINE);
    assertThat(disks.bringOnline(DATA, "x:", EPOCH)).isEqualTo(new DiskChange.Done());
    assertThat(disks.bringOnline(DATA, "X:", EPOCH)).isEqualTo(new DiskChange.Done());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X", "X:\\", "X:\\data", "\\\\server\\share", "1:"})
  void refusesAMountPointAtTheStartThatNoGroupCanName(String mountPoint) {
    CommandDisks.Configured valid = configured(commands("normal"));
    CommandDisks.Configured wrong =
        new CommandDisks.Configured(
            valid.property(), valid.commands(), valid.codes(), mountPoint, valid.limit());

    assertThatThrownBy(() -> new CommandDisks(DATA, "exch1", wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("disks.data.command.mount-point");
  }

  @Test
  void namesACommandThatIsMissing() {
    CommandDisks.Commands none =
        new CommandDisks.Commands(List.of("tool"), List.of(), List.of("tool"), List.of());

    assertThatThrownBy(() -> new CommandDisks(DATA, "exch1", configured(none)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("disks.data.command.online");
  }

  private CommandDisks disks(String behaviour) {
    return new CommandDisks(DATA, "exch1", configured(commands(behaviour)));
  }

  private CommandDisks.Commands commands(String behaviour) {
    return new CommandDisks.Commands(
        tool("status", behaviour),
        tool("online", behaviour),
        tool("offline", behaviour),
        List.of());
  }

  private static CommandDisks.Configured configured(CommandDisks.Commands commands) {
    CommandDisks.Codes codes = new CommandDisks.Codes(0, 1, List.of(3), List.of(4));
    return new CommandDisks.Configured(
        "disks.data.command", commands, codes, "X:", Duration.ofSeconds(60));
  }

  private List<String> tool(String command, String behaviour) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classes(),
        DiskTool.class.getName(),
        command,
        behaviour,
        folder.resolve("{disk}").toString());
  }

  private static String classes() {
    try {
      return Path.of(DiskTool.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
