package dev.handover.node.adapter.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.FileAccessContract;
import dev.handover.node.domain.FileEntry;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.Place;
import dev.handover.node.domain.RefusalCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulated file system keeps the whole contract, on a switching disk that both nodes see. */
class EmulatedFileSystemTest extends FileAccessContract {
  private static final DiskId DATA = new DiskId("data");
  private static final FencingEpoch EPOCH = new FencingEpoch(7);

  @TempDir Path folder;

  private EmulatedLab lab;
  private EmulatedMachine machine;

  @BeforeEach
  void attach() throws IOException {
    lab = new EmulatedLab(folder, new ManualTime());
    machine = lab.open("exch1");
    machine.disks().bringOnline(DATA, "X:", EPOCH);
    Files.createDirectory(folder.resolve("elsewhere"));
    Files.writeString(folder.resolve("elsewhere/kept.txt"), "kept");
  }

  @Test
  void carriesFilesToThePartner() {
    // Given
    EmulatedMachine partner = lab.open("exch2");
    files().makeDirectory(place("Mailbox"), List.of());
    refuses(RefusalCode.PATH_BLOCKED, () -> partner.files().list(place("Mailbox")));

    // When
    machine.disks().takeOffline(DATA, EPOCH);
    partner.disks().bringOnline(DATA, "X:", EPOCH);

    // Then
    assertThat(partner.files().list(place()).orElseThrow())
        .containsExactly(new FileEntry("Mailbox", FileEntry.Kind.DIRECTORY));
    refuses(RefusalCode.PATH_BLOCKED, () -> files().list(place("Mailbox")));
  }

  @Test
  void hasASystemDriveOfItsOwn() throws IOException {
    Files.createDirectories(folder.resolve("exch1/C/Exchsrvr/Bin"));
    Place drive = new Place(LocalPath.parse("C:\\Exchsrvr"), List.of());

    assertThat(files().list(drive).orElseThrow())
        .containsExactly(new FileEntry("Bin", FileEntry.Kind.DIRECTORY));
  }

  @Override
  protected FileSystem files() {
    return machine.files();
  }

  @Override
  protected LocalPath root() {
    return LocalPath.parse("X:\\");
  }

  @Override
  protected void holdOpen(Place file) {
    lab.writeFaults(
        "exch1", "openFiles: [{disk: data, path: '%s', holder: store.exe}]".formatted(file));
  }

  @Override
  protected void linkElsewhere(Place link) {
    try {
      Files.createSymbolicLink(path(link), folder.resolve("elsewhere"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected boolean isElsewhereUntouched() {
    try (var files = Files.list(folder.resolve("elsewhere"))) {
      return files.toList().equals(List.of(folder.resolve("elsewhere/kept.txt")))
          && Files.readString(folder.resolve("elsewhere/kept.txt")).equals("kept");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void writeProgram(Place file, int... version) {
    String number =
        Arrays.stream(version).mapToObj(String::valueOf).collect(Collectors.joining("."));
    try {
      Files.writeString(
          path(file), "FileVersion: %s\nProductVersion: %s\n".formatted(number, number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(Place place) {
    // Nothing may have been asked of the disk yet.
    files().list(place());
    return lab.shared("disks/data/files").resolve(place.name().value());
  }
}
