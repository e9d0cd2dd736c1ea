package dev.handover.directory.domain.task;

import dev.handover.directory.domain.TestForest;

class RoutingMasterTaskTest extends ReferenceTaskContract {
  RoutingMasterTaskTest() {
    super("routing-master", "msExchRoutingGroup", "msExchRoutingMasterDN");
  }

  @Override
  String place(String server) {
    return TestForest.server(server);
  }
}
