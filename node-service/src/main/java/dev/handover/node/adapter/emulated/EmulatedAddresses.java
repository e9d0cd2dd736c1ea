package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.DurableFile;
import dev.handover.node.domain.AddressChange;
import dev.handover.node.domain.AddressStatus;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.FloatingAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Floating addresses as files in a network folder that both nodes see; PRESENT is an exclusive lock
 * of the operating system.
 */
final class EmulatedAddresses implements Addresses {
  private final MachineFolder folder;
  private final Path network;
  private final String interfaceName;
  private final String node;
  private final InstantSource clock;
  private final Map<String, OwnerLock> locks = new HashMap<>();

  EmulatedAddresses(MachineFolder folder, EmulatedMachine.Setup setup, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.node = setup.node();
    MachineFile machine = folder.machine();
    this.network =
        setup.sharedDir().resolve(Objects.requireNonNullElse(machine.network(), "network"));
    this.interfaceName = Objects.requireNonNullElse(machine.interfaceName(), "Public LAN");
  }

  @Override
  public AddressStatus query(FloatingAddress address) {
    return folder.alone(
        () -> {
          @Nullable Integer prefixLength = folder.state().addresses().get(address.value());
          Optional<AddressStatus.Binding> binding =
              Optional.ofNullable(prefixLength)
                  .map(length -> new AddressStatus.Binding(interfaceName, length));
          return new AddressStatus(address, binding);
        });
  }

  @Override
  public AddressChange add(FloatingAddress address, int prefixLength) {
    if (!isPresent(address)) {
      folder.spend(folder.machine().addressDelays().add(), clock);
    }
    return folder.alone(() -> attach(address, prefixLength));
  }

  @Override
  public AddressChange remove(FloatingAddress address) {
    if (isPresent(address)) {
      folder.spend(folder.machine().addressDelays().remove(), clock);
    }
    return folder.alone(
        () -> {
          folder.save(folder.state().withAddress(address.value(), null));
          @Nullable OwnerLock lock = locks.remove(address.value());
          if (lock != null) {
            owner(address.value()).write(new byte[0]);
            lock.release();
          }
          return new AddressChange.Done();
        });
  }

  private boolean isPresent(FloatingAddress address) {
    return folder.state().addresses().containsKey(address.value());
  }

  /**
   * After the process was gone: an address that the partner has taken meanwhile is not ours any
   * more.
   */
  void takeAgain() {
    for (String address : folder.state().addresses().keySet()) {
      Optional<OwnerLock> lock = OwnerLock.take(network, fileName(address, ".lock"));
      lock.ifPresent(taken -> hold(address, taken));
      if (lock.isEmpty()) {
        folder.save(folder.state().withAddress(address, null));
      }
    }
  }

  void die() {
    locks.values().forEach(OwnerLock::release);
    locks.clear();
  }

  private AddressChange attach(FloatingAddress address, int prefixLength) {
    if (folder.faults().addressesInUse().stream()
        .map(FloatingAddress::new)
        .anyMatch(address::equals)) {
      return new AddressChange.InUse(address, null);
    }
    if (!locks.containsKey(address.value())) {
      Optional<OwnerLock> lock = OwnerLock.take(network, fileName(address.value(), ".lock"));
      if (lock.isEmpty()) {
        return new AddressChange.InUse(address, lastOwner(address.value()));
      }
      hold(address.value(), lock.get());
    }
    folder.save(folder.state().withAddress(address.value(), prefixLength));
    return new AddressChange.Done();
  }

  private void hold(String address, OwnerLock lock) {
    locks.put(address, lock);
    owner(address).write(node.getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String lastOwner(String address) {
    return owner(address)
        .read()
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .filter(name -> !name.isEmpty())
        .orElse(null);
  }

  private DurableFile owner(String address) {
    return new DurableFile(network.resolve(fileName(address, ".owner")));
  }

  /** A colon is not allowed in a file's name on Windows. */
  private static String fileName(String address, String ending) {
    return address.replace(':', '_') + ending;
  }
}
