package dev.handover.node.adapter;

import dev.handover.node.domain.DiskOwners;
import dev.handover.node.domain.DiskOwnersContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileDiskOwnersTest extends DiskOwnersContract {
  @TempDir Path folder;

  @Override
  protected DiskOwners owners() {
    return new FileDiskOwners(folder.resolve("disks.json"));
  }
}
