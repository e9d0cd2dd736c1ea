package dev.handover.directory.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import org.junit.jupiter.api.Test;

class StorePathsTaskTest extends DiskPathTaskContract {
  StorePathsTaskTest() {
    super("store-paths", "msExchEDBFile");
  }

  @Override
  String entry(String server) {
    return TestForest.store(TestForest.PLAIN_STORE, server);
  }

  @Override
  String local() {
    return "C:\\Program Files\\Exchsrvr\\mdbdata\\priv1.edb";
  }

  @Override
  String onTheDisk() {
    return "X:\\Exchsrv\\data\\priv1.edb";
  }

  @Test
  void movesDatabaseAndStreamingFileOfAStoreInOneWrite() {
    hold("EXCH2", local());
    directory.set(entry("EXCH2"), "msExchSLVFile", "C:\\Exchsrvr\\priv1.stm");

    Preview preview = preview("x:", "Mailbox\\{storageGroup}");

    assertThat(preview.changes())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.attributes())
                    .extracting(one -> one.after().getFirst().text())
                    .containsExactly(
                        "x:\\Mailbox\\First Storage Group\\priv1.edb",
                        "x:\\Mailbox\\First Storage Group\\priv1.stm"));
  }

  @Test
  void movesPublicStoresToo() {
    String dn = TestForest.store("CN=Public Store", "EXCH2");
    directory.set(dn, "msExchEDBFile", "D:\\pub1.edb");

    TaskPreviews.apply(there(), directory);

    assertThat(held(dn)).containsExactly("X:\\Exchsrv\\data\\pub1.edb");
  }

  @Test
  void blocksTwoStoresWhoseFilesWouldBeOne() {
    hold("EXCH2", "C:\\one\\priv1.edb");
    directory.set(TestForest.store("CN=Public Store", "EXCH2"), "msExchEDBFile", "D:\\PRIV1.EDB");

    assertBlocked(there(), "paths-collide");
  }

  @Test
  void blocksTwoFilesOfOneStoreThatWouldBeOne() {
    hold("EXCH2", "C:\\one\\priv1.edb");
    directory.set(entry("EXCH2"), "msExchSLVFile", "C:\\two\\priv1.edb");

    assertBlocked(there(), "paths-collide");
  }
}
