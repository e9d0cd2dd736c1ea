package dev.handover.node.domain;

import java.util.Optional;

/**
 * An address as this machine sees it.
 *
 * @param binding where it is; empty while it is not on this machine
 */
public record AddressStatus(FloatingAddress address, Optional<Binding> binding) {

  /** The interface that has the address, and its prefix length. */
  public record Binding(String interfaceName, int prefixLength) {}

  /** Whether this machine has the address. */
  public boolean isPresent() {
    return binding.isPresent();
  }
}
