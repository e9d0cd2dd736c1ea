package dev.handover.directory.app;

import dev.handover.directory.adapter.store.StoreFolder;

class H2TwoInstancesTest extends TwoInstancesContract {

  @Override
  StoreFolder open() {
    return StoreFolder.open(folder);
  }
}
