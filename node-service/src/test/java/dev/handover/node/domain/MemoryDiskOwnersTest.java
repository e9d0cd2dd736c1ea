package dev.handover.node.domain;

class MemoryDiskOwnersTest extends DiskOwnersContract {
  private final MemoryDiskOwners owners = new MemoryDiskOwners();

  @Override
  protected DiskOwners owners() {
    return owners;
  }
}
