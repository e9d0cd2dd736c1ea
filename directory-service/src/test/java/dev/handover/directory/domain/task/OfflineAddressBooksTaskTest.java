package dev.handover.directory.domain.task;

import dev.handover.directory.domain.TestForest;

class OfflineAddressBooksTaskTest extends ReferenceTaskContract {
  OfflineAddressBooksTaskTest() {
    super("offline-address-books", "msExchOAB", "offLineABServer");
  }

  @Override
  String place(String server) {
    return TestForest.server(server);
  }
}
