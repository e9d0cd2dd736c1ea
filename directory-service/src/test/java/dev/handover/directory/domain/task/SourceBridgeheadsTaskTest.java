package dev.handover.directory.domain.task;

import dev.handover.directory.domain.TestForest;

class SourceBridgeheadsTaskTest extends ReferenceTaskContract {
  SourceBridgeheadsTaskTest() {
    super("source-bridgeheads", "msExchRoutingGroupConnector", "msExchSourceBridgeheadServersDN");
  }

  @Override
  String place(String server) {
    return TestForest.transferAgent(server);
  }
}
