package dev.handover.directory.domain.task;

import dev.handover.directory.domain.TestForest;

class SiteFolderServerTaskTest extends ReferenceTaskContract {
  SiteFolderServerTaskTest() {
    super("site-folder-server", "msExchAdminGroup", "siteFolderServer");
  }

  @Override
  String place(String server) {
    return TestForest.store("CN=Public Store", server);
  }
}
