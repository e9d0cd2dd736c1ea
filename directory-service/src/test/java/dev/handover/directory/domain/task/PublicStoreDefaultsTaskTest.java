package dev.handover.directory.domain.task;

import dev.handover.directory.domain.TestForest;

class PublicStoreDefaultsTaskTest extends ReferenceTaskContract {
  PublicStoreDefaultsTaskTest() {
    super("public-store-defaults", "msExchPrivateMDB", "msExchHomePublicMDB");
  }

  @Override
  String place(String server) {
    return TestForest.store("CN=Public Store", server);
  }
}
