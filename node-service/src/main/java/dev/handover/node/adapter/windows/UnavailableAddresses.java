package dev.handover.node.adapter.windows;

import dev.handover.node.domain.AddressChange;
import dev.handover.node.domain.AddressStatus;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;

/**
 * This release does not move addresses on Windows; it says so (503 `unavailable`) and touches
 * nothing.
 */
public final class UnavailableAddresses implements Addresses {

  @Override
  public AddressStatus query(FloatingAddress address) {
    throw refused(address);
  }

  @Override
  public AddressChange add(FloatingAddress address, int prefixLength) {
    throw refused(address);
  }

  @Override
  public AddressChange remove(FloatingAddress address) {
    throw refused(address);
  }

  private static RefusedException refused(FloatingAddress address) {
    return new RefusedException(
        new Refusal(
            RefusalCode.UNAVAILABLE,
            "This release cannot read or move address %s on Windows.".formatted(address),
            "Use address mode dns, or move the address by hand; the emulated node can be used to try things out."));
  }
}
