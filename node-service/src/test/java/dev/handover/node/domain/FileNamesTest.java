package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a path, and what Windows would read as something else. */
class FileNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exchsrv",
        "First Storage Group",
        "priv1.edb",
        "E00.log",
        ".hidden",
        "com",
        "CON-1",
        "a~1b",
        "Größe",
        "COM10",
        "auxiliary.txt"
      })
  void takesOrdinaryNames(String name) {
    assertThat(new FileName(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.",
        "a ",
        " a",
        "a:b",
        "a/b",
        "a\\b",
        "a*b",
        "a?b",
        "a\"b",
        "a<b",
        "a>b",
        "a|b",
        "a\u0000b",
        "a\nb",
        "a\u007fb",
        "a\u0085b",
        "\ud800",
        "CON",
        "con",
        "Con.txt",
        "NUL",
        "nul.tar.gz",
        "AUX",
        "PRN",
        "COM1",
        "com9.log",
        "LPT1",
        "COM\u00b9",
        "CONIN$",
        "CONOUT$",
        "CLOCK$",
        "NUL .txt",
        "PROGRA~1",
        "PRIV1~1.EDB"
      })
  void refusesWhatWindowsReadsAsSomethingElse(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FileName(name));
  }

  @Test
  void refusesANameThatIsTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FileName("a".repeat(256)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\\",
        "\\a",
        "a\\",
        "a\\\\b",
        "..\\a",
        "a\\..\\b",
        "a\\.\\b",
        "C:\\a",
        "C:a",
        "\\\\server\\share",
        "\\\\?\\C:\\a",
        "\\\\.\\PhysicalDrive0",
        "a/b",
        "a:$DATA",
        "a\\b:stream",
        "a\\CON\\b",
        "a \\b"
      })
  void refusesEveryWayOutOfTheDisk(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> DiskPath.parse(path));
    assertThatIllegalArgumentException().isThrownBy(() -> FilePattern.parse(path));
  }

  @Test
  void refusesPathsThatAreTooDeepOrTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> DiskPath.parse("a\\".repeat(32) + "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiskPath.parse("a".repeat(200) + "\\" + "b".repeat(40)));
    assertThat(DiskPath.parse("a\\".repeat(31) + "a").names()).hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "C",
        "C:",
        "C:a",
        "\\a",
        "1:\\a",
        "C:/a",
        "\\\\server\\share\\a",
        "\\\\?\\C:\\a",
        "C:\\a\\..\\b"
      })
  void refusesWhatIsNotAFullLocalPath(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> LocalPath.parse(path));
  }

  @Test
  void comparesLocalPathsWithoutCaseAndNameByName() {
    LocalPath bin = LocalPath.parse("c:\\Program Files\\Bin");

    assertThat(bin).isEqualTo(LocalPath.parse("C:\\PROGRAM FILES\\bin"));
    assertThat(bin.startsWith(LocalPath.parse("C:\\program files"))).isTrue();
    assertThat(bin.startsWith(LocalPath.parse("C:\\Program"))).isFalse();
    assertThat(bin.startsWith(LocalPath.parse("D:\\"))).isFalse();
  }

  @Test
  void readsMountPointsOfBothKinds() {
    assertThat(LocalPath.ofMountPoint("x:")).hasToString("X:\\");
    assertThat(LocalPath.ofMountPoint("X:\\")).hasToString("X:\\");
    assertThat(LocalPath.ofMountPoint("C:\\mnt\\data\\")).hasToString("C:\\mnt\\data");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalPath.ofMountPoint("X:\\..\\Windows"));
  }

  @Test
  void mountsDisksAtDriveLettersOnly() {
    assertThat(LocalPath.ofDrive("x:")).hasToString("X:\\");
    for (String folder : List.of("X", "X:\\", "X:\\data", "C:\\Windows", "XY", "1:")) {
      assertThatIllegalArgumentException().as(folder).isThrownBy(() -> LocalPath.ofDrive(folder));
    }
  }

  @Test
  void allowsStarsOnlyInTheLastComponentAndNotForAWholeDisk() {
    assertThatIllegalArgumentException().isThrownBy(() -> FilePattern.parse("*\\a.log"));
    assertThatIllegalArgumentException().isThrownBy(() -> FilePattern.parse("*"));
    assertThatIllegalArgumentException().isThrownBy(() -> FilePattern.parse("a\\*********"));
    assertThatIllegalArgumentException().isThrownBy(() -> FilePattern.parse("a\\**\\b"));
    assertThat(FilePattern.parse("a\\*").isPlain()).isFalse();
    assertThat(FilePattern.parse("a\\b.log").isPlain()).isTrue();
  }

  @Test
  void matchesLiterallyWithoutCase() {
    assertThat(FilePattern.parse("a\\E00*.log").matches("e0000001.LOG")).isTrue();
    assertThat(FilePattern.parse("a\\E00*.log").matches("E00.log")).isTrue();
    assertThat(FilePattern.parse("a\\*.*").matches("noending")).isFalse();
    assertThat(FilePattern.parse("a\\ab*ba").matches("aba")).isFalse();
    assertThat(FilePattern.parse("a\\a*b*c").matches("aXbYc")).isTrue();
    assertThat(FilePattern.parse("a\\a*b*c").matches("acb")).isFalse();
    assertThat(FilePattern.parse("a\\x[1].log").matches("x1.log")).isFalse();
    assertThat(FilePattern.parse("a\\priv1.edb").matches("PRIV1.EDB")).isTrue();
  }

  @Test
  void knowsPrincipalsByWellKnownNameSidOrAccount() {
    assertThat(Principal.parse("network service")).isEqualTo(new Principal.Sid("S-1-5-20"));
    assertThat(Principal.parse("s-1-5-18")).isEqualTo(new Principal.Sid("S-1-5-18"));
    assertThat(Principal.parse("EXAMPLE\\Exchange Servers"))
        .isEqualTo(new Principal.Account("EXAMPLE\\Exchange Servers"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "S-1-",
        "S-1-5",
        "S-1-5-x",
        "S-1-5-18)(A;;GA;;;WD",
        "a\\b\\c",
        "\\a",
        "a\\",
        "a;b",
        "a/b"
      })
  void refusesWhatIsNoPrincipal(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Principal.parse(text));
  }

  @Test
  void placesAFileOnlyBelowARoot() {
    FileRoots roots = new FileRoots(java.util.List.of(LocalPath.parse("C:\\Exchsrvr\\Bin")));

    assertThat(roots.place(LocalPath.parse("c:\\exchsrvr\\bin\\a\\b.exe")).below()).hasSize(2);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    RefusedException.class,
                    () -> roots.place(LocalPath.parse("C:\\Exchsrvr\\Binary\\b.exe")))
                .refusal()
                .code())
        .isEqualTo(RefusalCode.PATH_NOT_ALLOWED);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    RefusedException.class, () -> roots.place(LocalPath.parse("C:\\Exchsrvr\\Bin")))
                .refusal()
                .cure())
        .contains("handover.node.files.roots");
  }

  @Test
  void numbersKeptFilesFromTheHighest() {
    KeptFiles kept = new KeptFiles(new FileName("a.config"));

    assertThat(
            kept.last(
                java.util.List.of(
                    "a.config", "A.CONFIG.handover-0007", "a.config.handover-12", "b")))
        .isEqualTo(7);
    assertThat(kept.name(8)).hasToString("a.config.handover-0008");
    assertThatIllegalArgumentException().isThrownBy(() -> kept.name(10_000));
  }
}
