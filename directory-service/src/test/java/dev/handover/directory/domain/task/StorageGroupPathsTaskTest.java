package dev.handover.directory.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.TestForest;
import org.junit.jupiter.api.Test;

class StorageGroupPathsTaskTest extends DiskPathTaskContract {
  private static final String SECOND =
      "CN=Second,CN=InformationStore," + TestForest.server("EXCH2");

  StorageGroupPathsTaskTest() {
    super("storage-group-paths", "msExchESEParamLogFilePath");
  }

  @Override
  String entry(String server) {
    return "CN=First Storage Group,CN=InformationStore," + TestForest.server(server);
  }

  @Override
  String local() {
    return "C:\\Program Files\\Exchsrvr\\mdbdata";
  }

  @Override
  String onTheDisk() {
    return "X:\\Exchsrv\\data";
  }

  @Test
  void setsLogAndSystemPathOfAGroupInOneWrite() {
    hold("EXCH2", local());
    directory.set(entry("EXCH2"), "msExchESEParamSystemPath", local());

    assertThat(preview("X:", "Mailbox\\{storageGroup}").changes())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.attributes())
                    .hasSize(2)
                    .allSatisfy(
                        one ->
                            assertThat(one.after().getFirst().text())
                                .isEqualTo("X:\\Mailbox\\First Storage Group")));
  }

  @Test
  void letsGroupsShareAFolderWhoseFilesBeginDifferently() {
    addSecond("E01");

    assertThat(there().isBlocked()).isFalse();
    assertThat(there().changes()).hasSize(2);
  }

  @Test
  void blocksGroupsThatWouldWriteTheSameFiles() {
    addSecond("e00");

    assertBlocked(there(), "paths-collide");
  }

  private void addSecond(String prefix) {
    hold("EXCH2", local());
    directory.set(entry("EXCH2"), "msExchESEParamBaseName", "E00");
    directory.with(SECOND, "objectClass", "msExchStorageGroup");
    directory.with(SECOND, "msExchESEParamLogFilePath", "D:\\logs");
    directory.with(SECOND, "msExchESEParamBaseName", prefix);
  }
}
