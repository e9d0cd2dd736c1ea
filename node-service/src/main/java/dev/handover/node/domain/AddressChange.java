package dev.handover.node.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a change to an address. */
public sealed interface AddressChange {

  /** Why the change was refused; empty when the address is where it should be. */
  Optional<Refusal> refusal();

  /** The address is in the desired state. */
  record Done() implements AddressChange {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /** Somebody else answers for the address. */
  record InUse(FloatingAddress address, @Nullable String holder) implements AddressChange {
    @Override
    public Optional<Refusal> refusal() {
      String who = holder == null ? "another machine" : holder;
      return Optional.of(
          new Refusal(
              RefusalCode.ADDRESS_IN_USE,
              "Address %s is in use by %s.".formatted(address, who),
              "Remove it there first; two machines with one address cut each other off."));
    }
  }

  /** It is not clear on which network interface the address belongs. */
  record NoInterface(FloatingAddress address, String reason) implements AddressChange {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(
          new Refusal(
              RefusalCode.NO_INTERFACE,
              "Address %s was not added: %s.".formatted(address, reason),
              "Set handover.node.address.interface to the name or the GUID of the interface that clients reach, and restart this service."));
    }
  }

  /** The machine could not do it. */
  record Broken(FloatingAddress address, String reason) implements AddressChange {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(
          new Refusal(
              RefusalCode.UNAVAILABLE,
              "Address %s could not be changed: %s".formatted(address, reason),
              "Look at the machine's network interface, then ask again."));
    }
  }
}
