package dev.handover.node.domain;

/** The floating addresses of this machine. */
public interface Addresses {

  /** Whether the address is here, read from the machine. */
  AddressStatus query(FloatingAddress address);

  /**
   * Adds the address after a check that nobody else answers for it; harmless when it is here
   * already.
   */
  AddressChange add(FloatingAddress address, int prefixLength);

  /** Removes the address; harmless when it is not here. */
  AddressChange remove(FloatingAddress address);
}
