package dev.handover.node.domain;

class MemoryPromisesTest extends PromisedEpochsContract {
  private final MemoryPromises promises = new MemoryPromises();

  @Override
  protected PromisedEpochs promises() {
    return promises;
  }
}
