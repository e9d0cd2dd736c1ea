package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link FileSystem} promises. What Wine lacks is in {@link FileAccessContract}. */
public abstract class FileSystemContract {
  private static final int ENOUGH = 1000;

  /** The file system, below whose {@link #root} nothing lies yet. */
  protected abstract FileSystem files();

  /** A folder that is there. */
  protected abstract LocalPath root();

  /** Opens a file so that nobody else can have it, until the test ends. */
  protected abstract void holdOpen(Place file);

  /** Puts a reparse point there that leads to a directory outside of the root. */
  protected abstract void linkElsewhere(Place link);

  /** Whether the directory that such links lead to still has its one file. */
  protected abstract boolean isElsewhereUntouched();

  /** Puts a file there that carries this version as file and product version. */
  protected abstract void writeProgram(Place file, int... version);

  @Test
  void makesADirectoryAndAllAboveItOnce() {
    Place queue = place("TransportRoles", "data", "Queue");

    assertThat(files().makeDirectory(queue, List.of()).created()).isTrue();
    assertThat(files().makeDirectory(queue, List.of()).created()).isFalse();
    assertThat(files().list(place("TransportRoles", "data")).orElseThrow())
        .containsExactly(new FileEntry("Queue", FileEntry.Kind.DIRECTORY));
  }

  @Test
  void comparesNamesWithoutCase() {
    files().makeDirectory(place("Exchsrv"), List.of());

    assertThat(files().makeDirectory(place("EXCHSRV"), List.of()).created()).isFalse();
    files().create(place("exchsrv", "a.txt"), bytes("a"));
    assertThat(files().read(place("ExchSrv", "A.TXT"), ENOUGH).orElseThrow()).isEqualTo(bytes("a"));
    assertThat(files().remove(place("EXCHSRV", "A.txt"))).isTrue();
  }

  @Test
  void refusesADirectoryWhereAFileLies() {
    files().create(place("taken"), bytes("a"));

    refuses(RefusalCode.PATH_BLOCKED, () -> files().makeDirectory(place("taken"), List.of()));
    refuses(RefusalCode.PATH_BLOCKED, () -> files().makeDirectory(place("taken", "x"), List.of()));
    refuses(RefusalCode.PATH_BLOCKED, () -> files().list(place("taken")));
  }

  @Test
  void listsFilesAndDirectoriesByName() {
    files().makeDirectory(place("group", "sub"), List.of());
    files().create(place("group", "b.log"), bytes("b"));
    files().create(place("group", "a.log"), bytes("a"));

    assertThat(files().list(place("group")).orElseThrow())
        .containsExactly(
            new FileEntry("a.log", FileEntry.Kind.FILE),
            new FileEntry("b.log", FileEntry.Kind.FILE),
            new FileEntry("sub", FileEntry.Kind.DIRECTORY));
    assertThat(files().list(place("group", "sub")).orElseThrow()).isEmpty();
    assertThat(files().list(place("nothing"))).isEmpty();
    assertThat(files().list(place("nothing", "below"))).isEmpty();
  }

  @Test
  void removesAFileOnce() {
    files().create(place("a.log"), bytes("a"));

    assertThat(files().remove(place("a.log"))).isTrue();
    assertThat(files().remove(place("a.log"))).isFalse();
    assertThat(files().remove(place("nothing", "a.log"))).isFalse();
    assertThat(files().list(place()).orElseThrow()).isEmpty();
  }

  @Test
  void neverRemovesADirectory() {
    files().makeDirectory(place("data"), List.of());

    refuses(RefusalCode.PATH_BLOCKED, () -> files().remove(place("data")));
    assertThat(files().list(place("data"))).isPresent();
  }

  @Test
  void leavesAFileAloneThatSomebodyHasOpen() {
    files().create(place("open.edb"), bytes("mail"));
    holdOpen(place("open.edb"));

    refuses(RefusalCode.FILE_IN_USE, () -> files().remove(place("open.edb")));
    refuses(RefusalCode.FILE_IN_USE, () -> files().replace(place("open.edb"), bytes("x")));
    assertThat(files().list(place()).orElseThrow())
        .containsExactly(new FileEntry("open.edb", FileEntry.Kind.FILE));
  }

  @Test
  void readsUpToALimit() {
    files().create(place("a.config"), bytes("12345"));
    files().create(place("empty"), new byte[0]);

    assertThat(files().read(place("a.config"), 5).orElseThrow()).isEqualTo(bytes("12345"));
    refuses(RefusalCode.PATH_BLOCKED, () -> files().read(place("a.config"), 4));
    assertThat(files().read(place("empty"), 5).orElseThrow()).isEmpty();
    assertThat(files().read(place("nothing"), 5)).isEmpty();
    assertThat(files().read(place("nothing", "below"), 5)).isEmpty();
    files().makeDirectory(place("directory"), List.of());
    refuses(RefusalCode.PATH_BLOCKED, () -> files().read(place("directory"), 5));
  }

  @Test
  void createsAFileOnlyWhereThereIsNone() {
    files().create(place("kept"), bytes("first"));

    refuses(RefusalCode.PATH_BLOCKED, () -> files().create(place("kept"), bytes("second")));
    refuses(RefusalCode.FILE_NOT_FOUND, () -> files().create(place("nothing", "x"), bytes("x")));
    assertThat(files().read(place("kept"), ENOUGH).orElseThrow()).isEqualTo(bytes("first"));
    assertThat(files().list(place()).orElseThrow()).hasSize(1);
  }

  @Test
  void replacesAFileThatIsThere() {
    files().create(place("a.config"), bytes("old"));

    files().replace(place("a.config"), bytes("new and longer"));

    assertThat(files().read(place("a.config"), ENOUGH).orElseThrow())
        .isEqualTo(bytes("new and longer"));
    assertThat(files().list(place()).orElseThrow()).hasSize(1);
    refuses(RefusalCode.FILE_NOT_FOUND, () -> files().replace(place("nothing"), bytes("x")));
  }

  @Test
  void doesNotGoThroughAReparsePoint() {
    linkElsewhere(place("link"));

    refuses(RefusalCode.REPARSE_POINT, () -> files().makeDirectory(place("link"), List.of()));
    refuses(RefusalCode.REPARSE_POINT, () -> files().makeDirectory(place("link", "x"), List.of()));
    refuses(RefusalCode.REPARSE_POINT, () -> files().list(place("link")));
    refuses(RefusalCode.REPARSE_POINT, () -> files().remove(place("link", "kept.txt")));
    refuses(RefusalCode.REPARSE_POINT, () -> files().version(place("link", "kept.txt")));
    refuses(RefusalCode.REPARSE_POINT, () -> files().read(place("link", "kept.txt"), ENOUGH));
    refuses(RefusalCode.REPARSE_POINT, () -> files().create(place("link", "new"), bytes("x")));
    refuses(
        RefusalCode.REPARSE_POINT, () -> files().replace(place("link", "kept.txt"), bytes("x")));
    assertThat(isElsewhereUntouched()).isTrue();
  }

  @Test
  void showsAReparsePointAsOneAndDoesNotRemoveIt() {
    linkElsewhere(place("link"));

    assertThat(files().list(place()).orElseThrow())
        .containsExactly(new FileEntry("link", FileEntry.Kind.REPARSE_POINT));
    refuses(RefusalCode.REPARSE_POINT, () -> files().remove(place("link")));
    assertThat(isElsewhereUntouched()).isTrue();
  }

  @Test
  void tellsVersionSizeAndDate() {
    writeProgram(place("Msexcimc.exe"), 5, 5, 2423, 0);
    files().create(place("plain.txt"), bytes("12345"));

    FileVersion program = files().version(place("Msexcimc.exe")).orElseThrow();
    FileVersion plain = files().version(place("plain.txt")).orElseThrow();

    assertThat(program.file()).isEqualTo("5.5.2423.0");
    assertThat(program.product()).isEqualTo("5.5.2423.0");
    assertThat(plain.file()).isNull();
    assertThat(plain.product()).isNull();
    assertThat(plain.size()).isEqualTo(5);
    assertThat(plain.modified()).isAfter(java.time.Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(files().version(place("nothing"))).isEmpty();
  }

  @Test
  void refusesAnUnknownAccountBeforeAnythingIsMade() {
    AccessGrant grant =
        new AccessGrant(new Principal.Account("NOSUCH\\Account"), AccessRights.READ);

    refuses(
        RefusalCode.UNKNOWN_PRINCIPAL, () -> files().makeDirectory(place("new"), List.of(grant)));
    assertThat(files().list(place("new"))).isEmpty();
  }

  @Test
  void refusesARootThatIsNotThere() {
    Place nowhere = new Place(LocalPath.parse("Q:\\"), List.of(new FileName("x")));

    refuses(RefusalCode.PATH_BLOCKED, () -> files().makeDirectory(nowhere, List.of()));
    refuses(
        RefusalCode.PATH_BLOCKED,
        () ->
            files()
                .remove(new Place(nowhere.root(), List.of(new FileName("x"), new FileName("y")))));
  }

  protected final Place place(String... names) {
    return new Place(root(), Arrays.stream(names).map(FileName::new).toList());
  }

  protected static void refuses(
      RefusalCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, call);
    assertThat(refused).as("expected %s", code).isNotNull();
    assertThat(refused.refusal().code()).isEqualTo(code);
    assertThat(refused.refusal().cure()).isNotBlank();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
