package dev.handover.node.domain;

class MemoryLeasesTest extends SourceLeasesContract {
  private final MemoryLeases leases = new MemoryLeases();

  @Override
  protected SourceLeases leases() {
    return leases;
  }
}
