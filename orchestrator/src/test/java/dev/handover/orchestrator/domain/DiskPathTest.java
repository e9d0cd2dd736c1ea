package dev.handover.orchestrator.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exchsrv",
        "Exchsrv\\Mailbox\\First Storage Group\\Mailbox Database.edb",
        "Exchsrv\\mdbdata\\E00*.log",
        "Exchsrv\\{odd} but allowed"
      })
  void takesWhatANodeTakes(String path) {
    assertThat(new DiskPath(path).value()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\\Exchsrv",
        "Exchsrv\\",
        "Exchsrv\\\\mdbdata",
        "..",
        "Exchsrv\\..\\..\\Windows\\win.ini",
        "Exchsrv\\.\\mdbdata",
        "\\\\server\\share\\priv1.edb",
        "C:\\Windows\\win.ini",
        "Exchsrv/mdbdata",
        "Exchsrv\\priv1.edb:stream",
        "Exchsrv\\CON",
        "Exchsrv\\nul .txt",
        "Exchsrv\\COM1.log",
        "Exchsrv\\MAILBO~1",
        "Exchsrv\\mdbdata.",
        "Exchsrv\\mdbdata ",
        "Exchsrv\\ mdbdata",
        "Exchsrv\\a\u0000b",
        "*",
        "E00*.log",
        "Exchsrv\\*",
        "Exchsrv\\*.log",
        "Exchsrv\\*.edb",
        "Exchsrv\\priv*.edb",
        "Exchsrv\\E00*.*",
        "Exchsrv\\*\\E00.log",
        "Exchsrv\\E00*.log\\x",
        "Exchsrv\\priv?.edb"
      })
  void refusesWhatANodeWouldRefuseAndWhatIsTooWide(String path) {
    assertThatThrownBy(() -> new DiskPath(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> new DiskPath("a".repeat(241)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DiskPath("a\\".repeat(32) + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fillsInOnePathForEachStorageGroupAndDatabase() {
    assertThat(Samples.layout().directoriesToMake())
        .extracting(DiskDirectory::path)
        .containsExactly("Exchsrv", "Exchsrv\\First", "Exchsrv\\Second");
    assertThat(Samples.layout().filesToPurge())
        .extracting(DiskPath::value)
        .containsExactly(
            "Exchsrv\\First\\priv1.edb",
            "Exchsrv\\First\\pub1.edb",
            "Exchsrv\\Second\\priv2.edb",
            "Exchsrv\\First\\E00*.log",
            "Exchsrv\\Second\\E01*.log",
            "Exchsrv\\Mail.que");
  }
}
