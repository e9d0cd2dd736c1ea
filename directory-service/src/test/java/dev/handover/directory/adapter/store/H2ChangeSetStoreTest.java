package dev.handover.directory.adapter.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2ChangeSetStoreTest extends ChangeSetStoreContract {

  @TempDir Path folder;

  @Override
  StoreFolder open() {
    return StoreFolder.open(folder);
  }
}
