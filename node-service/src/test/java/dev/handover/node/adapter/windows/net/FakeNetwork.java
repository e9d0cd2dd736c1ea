package dev.handover.node.adapter.windows.net;

import dev.handover.node.adapter.windows.net.UnicastAddress.Duplicate;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.NetworkInterface;
import dev.handover.node.domain.Subnet;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A cable with machines on it that behave as Windows does: a new address is tentative for 3 s. */
final class FakeNetwork {
  static final FloatingAddress ROUTER = new FloatingAddress("192.0.2.1");
  private static final Duration SEARCH = Duration.ofSeconds(3);
  private static final long LUID = 0x6000004000000L;

  final ManualTime time;
  private final List<FakeStack> stacks = new ArrayList<>();

  FakeNetwork(ManualTime time) {
    this.time = time;
  }

  FakeStack machine(String ownAddress) {
    FakeStack stack = new FakeStack(new FloatingAddress(ownAddress));
    stacks.add(stack);
    return stack;
  }

  /** One machine's network stack. */
  final class FakeStack implements NetworkStack {
    private final FloatingAddress own;
    private final Map<String, Instant> added = new TreeMap<>();
    final List<String> asked = new ArrayList<>();
    List<NetworkInterface> interfaces;
    boolean cannotAsk;
    boolean neverSettles;
    Optional<WindowsError> addFails = Optional.empty();

    private FakeStack(FloatingAddress own) {
      this.own = own;
      interfaces =
          List.of(
              new NetworkInterface(
                  LUID,
                  "Public LAN",
                  "A",
                  true,
                  List.of(
                      new Subnet(own, 24), new Subnet(new FloatingAddress("2001:db8::1"), 64))));
    }

    @Override
    public List<NetworkInterface> interfaces() {
      return interfaces;
    }

    @Override
    public List<UnicastAddress> addresses() {
      List<UnicastAddress> all = new ArrayList<>();
      all.add(new UnicastAddress(own, LUID, 24, false, Duplicate.PREFERRED));
      added.forEach((address, since) -> all.add(unicast(new FloatingAddress(address), since)));
      return all;
    }

    private UnicastAddress unicast(FloatingAddress address, Instant since) {
      int prefixLength = address.isV6() ? 64 : 24;
      boolean settled = !time.instant().isBefore(since.plus(SEARCH)) && !neverSettles;
      Duplicate state =
          hasElsewhere(address)
              ? Duplicate.DUPLICATE
              : settled ? Duplicate.PREFERRED : Duplicate.TENTATIVE;
      return new UnicastAddress(address, LUID, prefixLength, true, state);
    }

    private boolean hasElsewhere(FloatingAddress address) {
      return stacks.stream()
          .filter(other -> other != this)
          .anyMatch(other -> other.added.containsKey(address.value()) || other.own.equals(address));
    }

    /** What another program does behind our back. */
    void addUnasked(FloatingAddress address) {
      added.put(address.value(), time.instant());
    }

    @Override
    public WindowsError add(FloatingAddress address, int prefixLength, long interfaceId) {
      if (addFails.isEmpty()) {
        addUnasked(address);
      }
      return addFails.orElse(WindowsError.NONE);
    }

    @Override
    public WindowsError remove(UnicastAddress address) {
      return added.remove(address.address().value()) == null
          ? new WindowsError(1168)
          : WindowsError.NONE;
    }

    @Override
    public Neighbour ask(
        FloatingAddress address, long interfaceId, Optional<FloatingAddress> source) {
      asked.add(address + source.map(from -> " from " + from).orElse(""));
      if (cannotAsk) {
        return new Neighbour.NotAsked(new WindowsError(127));
      }
      return hasElsewhere(address) || address.equals(ROUTER)
          ? new Neighbour.Answers("00-15-5D-00-00-01")
          : new Neighbour.Silent();
    }

    @Override
    public Optional<FloatingAddress> router(long interfaceId, boolean v6) {
      return v6 ? Optional.empty() : Optional.of(ROUTER);
    }
  }
}
