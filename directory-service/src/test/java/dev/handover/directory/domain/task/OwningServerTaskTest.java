package dev.handover.directory.domain.task;

import dev.handover.directory.domain.TestForest;

class OwningServerTaskTest extends ReferenceTaskContract {
  OwningServerTaskTest() {
    super("owning-server", "msExchMDB", "msExchOwningServer");
  }

  @Override
  String place(String server) {
    return TestForest.server(server);
  }
}
