package dev.handover.node.domain;

class MemoryAddressOwnersTest extends GroupAddressesContract {
  private final MemoryAddressOwners owners = new MemoryAddressOwners();

  @Override
  protected GroupAddresses owners() {
    return owners;
  }
}
