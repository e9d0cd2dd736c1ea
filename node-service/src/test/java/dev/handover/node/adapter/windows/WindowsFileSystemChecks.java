package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import dev.handover.node.domain.AccessEntry;
import dev.handover.node.domain.AccessGrant;
import dev.handover.node.domain.AccessRights;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.FileSystemContract;
import dev.handover.node.domain.FileVersion;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.Place;
import dev.handover.node.domain.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The Windows adapter against a real file system. Needs Windows, `handover.testsvc` (any program)
 * and `handover.linked`, a folder with a link `link` that leads to its sibling `elsewhere`; {@link
 * WindowsFileSystemIT} runs it on a Windows JVM under Wine.
 *
 * <p>Left out here, because Wine keeps Unix permissions instead of access control lists:
 * givesRightsThatCanBeReadBack, replacesTheRightsOfThePrincipalAndNobodyElses,
 * handsRightsDownToWhatLiesBelow. What is merged is checked here before it is set; the emulated
 * node covers the rest; on real Windows this class should extend FileAccessContract. Wine shows
 * links to directories as reparse points, but has no junctions and no links to files.
 */
class WindowsFileSystemChecks extends FileSystemContract {
  private static final AccessGrant SERVICE =
      new AccessGrant(Principal.parse("NETWORK SERVICE"), AccessRights.MODIFY);

  private final WindowsFileSystem files = new WindowsFileSystem();
  private final Path linked = Path.of(System.getProperty("handover.linked"));
  private final List<WinNT.HANDLE> held = new ArrayList<>();
  private LocalPath root = LocalPath.parse("C:\\");

  @BeforeEach
  void makeRoot() throws IOException {
    Path parent = Files.createDirectories(Path.of("C:\\handover-test"));
    root = LocalPath.parse(Files.createTempDirectory(parent, "root").toString());
  }

  @AfterEach
  void letGo() {
    held.forEach(Kernel32.INSTANCE::CloseHandle);
  }

  @Test
  void setsAccessForWellKnownAndNamedAccounts() {
    AccessGrant named =
        new AccessGrant(
            new Principal.Account("BUILTIN\\Administrators"), AccessRights.FULL_CONTROL);

    List<AccessEntry> access =
        files.makeDirectory(place("TransportRoles"), List.of(SERVICE, named)).access();

    assertThat(access).isNotEmpty();
    assertThat(access).extracting(AccessEntry::sid).allMatch(sid -> sid.startsWith("S-1-"));
  }

  @Test
  void mergesRightsForInheritanceAndReplacesThoseOfTheSamePrincipal() {
    List<DirectoryAccess.Given> read =
        List.of(
            new DirectoryAccess.Given("S-1-5-20", AccessRights.READ),
            new DirectoryAccess.Given("S-1-5-18", AccessRights.READ));
    List<DirectoryAccess.Given> full =
        List.of(new DirectoryAccess.Given("S-1-5-20", AccessRights.FULL_CONTROL));
    List<AccessList.Entry> entries = new ArrayList<>();

    int error =
        DirectoryAccess.merged(
            new AccessList(null),
            read,
            first ->
                DirectoryAccess.merged(
                    first,
                    full,
                    second -> {
                      entries.addAll(second.entries());
                      return 0;
                    }));

    assertThat(error).isZero();
    assertThat(entries)
        .containsExactlyInAnyOrder(
            AccessList.Entry.given("S-1-5-20", AccessRights.FULL_CONTROL.mask()),
            AccessList.Entry.given("S-1-5-18", AccessRights.READ.mask()));
  }

  @Test
  void holdsWhatItPassesAgainstBeingMovedAway() {
    files.makeDirectory(place("held", "below"), List.of());
    String path = FileHandle.PREFIX + place("held").path();

    try (PinnedFolder folder = PinnedFolder.open(place("held", "below")).orElseThrow()) {
      assertThat(folder.wasCreated()).isFalse();
      assertThat(Kernel32.INSTANCE.MoveFileEx(path, path + "2", null)).isFalse();
    }
    assertThat(files.list(place("held"))).isPresent();
  }

  @Test
  void tellsTheVersionOfAProgramOfWindows() {
    Place kernel =
        new Place(
            LocalPath.parse("C:\\windows"), LocalPath.parse("C:\\system32\\kernel32.dll").names());

    FileVersion version = files.version(kernel).orElseThrow();

    assertThat(version.file()).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
    assertThat(version.size()).isPositive();
  }

  @Override
  protected FileSystem files() {
    return files;
  }

  @Override
  protected LocalPath root() {
    return root;
  }

  @Override
  protected void holdOpen(Place file) {
    held.add(
        Kernel32.INSTANCE.CreateFile(
            file.toString(), WinNT.GENERIC_READ, 0, null, WinNT.OPEN_EXISTING, 0, null));
  }

  /** The link lies there already, made from outside: Wine cannot make one itself. */
  @Override
  protected void linkElsewhere(Place link) {
    root = LocalPath.parse(linked.toString());
  }

  @Override
  protected boolean isElsewhereUntouched() {
    Path elsewhere = linked.resolveSibling("elsewhere");
    try (var found = Files.list(elsewhere)) {
      return found.toList().equals(List.of(elsewhere.resolve("kept.txt")))
          && Files.readString(elsewhere.resolve("kept.txt")).equals("kept");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void writeProgram(Place file, int... version) {
    Path target = Path.of(file.toString());
    try {
      Files.copy(Path.of(System.getProperty("handover.testsvc")), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ProgramVersion.write(target, version);
  }
}
