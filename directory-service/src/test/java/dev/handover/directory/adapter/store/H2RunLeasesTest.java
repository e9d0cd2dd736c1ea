package dev.handover.directory.adapter.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2RunLeasesTest extends RunLeasesContract {

  @TempDir Path folder;

  @Override
  StoreFolder open() {
    return StoreFolder.open(folder);
  }
}
