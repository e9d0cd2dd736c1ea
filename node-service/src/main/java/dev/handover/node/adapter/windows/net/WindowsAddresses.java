package dev.handover.node.adapter.windows.net;

import dev.handover.node.domain.AddressChange;
import dev.handover.node.domain.AddressStatus;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.InterfaceChoice;
import dev.handover.node.domain.NetworkInterface;
import dev.handover.node.domain.Waiting;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Floating addresses of this Windows machine, through iphlpapi.
 *
 * <p>Adding: choose the interface; ask the network whether somebody has the address; add it hidden
 * (SkipAsSource, so that Windows does not register it in DNS) and not persistent, so that no boot
 * brings it back; wait for Windows' own search for a duplicate (RFC 5227, RFC 4862), which
 * announces the address when it ends; announce it once more towards the router. An address that is
 * here but not hidden is the server's own: it is neither taken for a floating one nor removed.
 */
public final class WindowsAddresses implements Addresses {
  private static final Logger LOG = Logger.getLogger(WindowsAddresses.class);

  /** ERROR_OBJECT_ALREADY_EXISTS. */
  private static final WindowsError ALREADY_THERE = new WindowsError(5010);

  /** ERROR_NOT_FOUND. */
  private static final WindowsError NOT_THERE = new WindowsError(1168);

  /** Windows probes three times, a second apart at most (RFC 5227, section 1.1). */
  private static final int MAX_LOOKS = 80;

  private static final Duration LOOK = Duration.ofMillis(100);

  private final NetworkStack stack;
  private final Optional<String> configured;
  private final Waiting waiting;

  WindowsAddresses(NetworkStack stack, Optional<String> configured, Waiting waiting) {
    this.stack = stack;
    this.configured = configured;
    this.waiting = waiting;
  }

  /**
   * The addresses of the machine that this runs on.
   *
   * @param configured name or GUID of the interface for floating addresses, if it is set
   */
  public static WindowsAddresses ofThisMachine(Optional<String> configured, Waiting waiting) {
    return new WindowsAddresses(new WindowsNetworkStack(), configured, waiting);
  }

  @Override
  public AddressStatus query(FloatingAddress address) {
    return new AddressStatus(
        address,
        find(address)
            .map(
                found ->
                    new AddressStatus.Binding(nameOf(found.interfaceId()), found.prefixLength())));
  }

  @Override
  public AddressChange add(FloatingAddress address, int prefixLength) {
    Optional<UnicastAddress> here = find(address);
    if (here.isPresent()) {
      return here.get().hidden() ? settle(address) : ownAddress(here.get());
    }
    InterfaceChoice choice = InterfaceChoice.of(stack.interfaces(), address, configured);
    if (choice instanceof InterfaceChoice.Chosen chosen) {
      return addOn(chosen.found(), address, prefixLength);
    }
    return new AddressChange.NoInterface(address, ((InterfaceChoice.Unclear) choice).reason());
  }

  @Override
  public AddressChange remove(FloatingAddress address) {
    Optional<UnicastAddress> here = find(address);
    if (here.isEmpty()) {
      return new AddressChange.Done();
    }
    if (!here.get().hidden()) {
      return ownAddress(here.get());
    }
    WindowsError error = stack.remove(here.get());
    return error.isNone() || error.equals(NOT_THERE)
        ? new AddressChange.Done()
        : new AddressChange.Broken(address, error.text());
  }

  private AddressChange addOn(NetworkInterface chosen, FloatingAddress address, int prefixLength) {
    Neighbour neighbour = stack.ask(address, chosen.id(), Optional.empty());
    if (neighbour instanceof Neighbour.Answers answers) {
      return new AddressChange.InUse(
          address, "the machine with hardware address " + answers.hardwareAddress());
    }
    if (neighbour instanceof Neighbour.NotAsked notAsked) {
      return new AddressChange.Broken(
          address, "the network could not be asked who has it, " + notAsked.error().text());
    }
    WindowsError error = stack.add(address, prefixLength, chosen.id());
    if (!error.isNone() && !error.equals(ALREADY_THERE)) {
      return new AddressChange.Broken(address, error.text());
    }
    LOG.infof("address added: address=%s/%d interface=%s", address, prefixLength, chosen.name());
    return settle(address);
  }

  /** Waits until Windows knows that nobody else has the address; one that somebody has goes. */
  private AddressChange settle(FloatingAddress address) {
    for (int look = 0; look < MAX_LOOKS; look++) {
      Optional<UnicastAddress> found = find(address);
      if (found.isEmpty()) {
        return new AddressChange.Broken(address, "it was gone again right after it was added");
      }
      UnicastAddress here = found.get();
      switch (here.duplicate()) {
        case PREFERRED, DEPRECATED -> {
          announce(here);
          return new AddressChange.Done();
        }
        case DUPLICATE -> {
          return withdrawn(here, new AddressChange.InUse(address, null));
        }
        case TENTATIVE, INVALID -> {
          if (!waiting.pause(LOOK)) {
            return new AddressChange.Broken(address, "this service is ending");
          }
        }
      }
    }
    AddressChange broken =
        new AddressChange.Broken(
            address, "Windows did not end its search for a duplicate; is the cable in?");
    return find(address).map(here -> withdrawn(here, broken)).orElse(broken);
  }

  private AddressChange withdrawn(UnicastAddress here, AddressChange why) {
    WindowsError error = stack.remove(here);
    return error.isNone() || error.equals(NOT_THERE)
        ? why
        : new AddressChange.Broken(
            here.address(), "somebody else has it, and it stays here: " + error.text());
  }

  /**
   * A question to the router, asked from the address: whoever hears it learns where the address is
   * now (RFC 826). Windows has announced it already, so this may fail.
   */
  private void announce(UnicastAddress here) {
    Optional<FloatingAddress> router = stack.router(here.interfaceId(), here.address().isV6());
    String heard =
        router
            .map(to -> stack.ask(to, here.interfaceId(), Optional.of(here.address())).toString())
            .orElse("no router");
    LOG.infof("address announced: address=%s router=%s", here.address(), heard);
  }

  private AddressChange ownAddress(UnicastAddress here) {
    return new AddressChange.InUse(
        here.address(),
        "this server itself, as an address of its own on " + nameOf(here.interfaceId()));
  }

  private Optional<UnicastAddress> find(FloatingAddress address) {
    return stack.addresses().stream().filter(one -> one.address().equals(address)).findFirst();
  }

  private String nameOf(long interfaceId) {
    return stack.interfaces().stream()
        .filter(one -> one.id() == interfaceId)
        .map(NetworkInterface::name)
        .findFirst()
        .orElse("interface " + Long.toHexString(interfaceId));
  }
}
