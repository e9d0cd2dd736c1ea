package dev.handover.node.domain;

import java.util.Optional;

/**
 * An address as this machine sees it.
 *
 * @param binding where it is; empty while it is not on this machine
 */
public record AddressStatus(FloatingAddress address, Optional<Binding> binding) {

  /**
   * Where an address is.
   *
   * @param prefixLength {@link #UNKNOWN_PREFIX} when it cannot be told
   */
  public record Binding(String interfaceName, int prefixLength) {
    public static final int UNKNOWN_PREFIX = 0;
  }

  /** Whether this machine has the address. */
  public boolean isPresent() {
    return binding.isPresent();
  }
}
