package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.AddressesContract;
import dev.handover.node.domain.ManualTime;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The emulated network keeps the whole contract. */
class EmulatedAddressesTest extends AddressesContract {
  @TempDir Path folder;
  private EmulatedMachine first;
  private EmulatedMachine second;

  @BeforeEach
  void open() {
    EmulatedLab lab = new EmulatedLab(folder, new ManualTime());
    first = lab.open("exch1");
    second = lab.open("exch2");
  }

  @Override
  protected Addresses machine() {
    return first.addresses();
  }

  @Override
  protected Addresses partner() {
    return second.addresses();
  }
}
