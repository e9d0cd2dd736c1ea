package dev.handover.directory.domain.task;

import dev.handover.directory.domain.TestForest;

class RecipientUpdateServicesTaskTest extends ReferenceTaskContract {
  RecipientUpdateServicesTaskTest() {
    super("recipient-update-services", "msExchAddressListService", "msExchAddressListServiceLink");
  }

  @Override
  String place(String server) {
    return TestForest.server(server);
  }
}
