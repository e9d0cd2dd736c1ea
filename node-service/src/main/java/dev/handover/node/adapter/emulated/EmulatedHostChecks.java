package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.emulated.HostSection.DomainEntry;
import dev.handover.node.domain.ClockSkew;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.HostInterface;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.RegistryValueName;
import dev.handover.node.domain.SanPolicy;
import dev.handover.node.domain.SecureChannel;
import dev.handover.node.domain.WindowsError;
import dev.handover.node.domain.WindowsRelease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Host checks of an emulated machine: what its machine.yaml and faults.yaml say. */
final class EmulatedHostChecks implements HostChecks {
  private static final String NO_DOMAIN = "This machine belongs to no domain.";

  private final MachineFolder folder;

  EmulatedHostChecks(MachineFolder folder) {
    this.folder = folder;
  }

  @Override
  public Reading<WindowsRelease> windows() {
    return read(
        "windows",
        HostSection::windows,
        entry ->
            new WindowsRelease(
                entry.product(),
                entry.version(),
                entry.build(),
                Objects.requireNonNullElse(entry.servicePack(), 0)));
  }

  @Override
  public Reading<Set<String>> hotfixesAmong(Set<String> asked) {
    return read(
        "hotfixes",
        HostSection::hotfixes,
        installed -> {
          Set<String> found = new TreeSet<>(asked);
          found.retainAll(installed);
          return found;
        });
  }

  @Override
  public Reading<List<HostInterface>> interfaces() {
    return read(
        "interfaces",
        HostSection::interfaces,
        entries ->
            IntStream.range(0, entries.size())
                .mapToObj(rank -> toInterface(entries.get(rank), rank))
                .toList());
  }

  private static HostInterface toInterface(HostSection.InterfaceEntry entry, int rank) {
    List<String> addresses = Objects.requireNonNullElse(entry.addresses(), List.of());
    return new HostInterface(
        entry.name(),
        rank,
        Objects.requireNonNullElse(entry.dnsServers(), List.of()),
        Objects.requireNonNullElse(entry.registersInDns(), true),
        Objects.requireNonNullElse(entry.netbios(), HostInterface.Netbios.DEFAULT),
        addresses.stream().map(EmulatedHostChecks::prefix).toList());
  }

  private static HostInterface.Prefix prefix(String text) {
    int slash = text.indexOf('/');
    return new HostInterface.Prefix(
        new FloatingAddress(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  @Override
  public Reading<SanPolicy> sanPolicy() {
    return read("sanPolicy", HostSection::sanPolicy, policy -> policy);
  }

  @Override
  public Reading<List<String>> pendingReboot() {
    return read("pendingReboot", HostSection::pendingReboot, reasons -> reasons);
  }

  @Override
  public Reading<ClockSkew> clockSkew() {
    @Nullable DomainEntry domain = section().domain();
    return domain == null
        ? Reading.notApplicable(NO_DOMAIN)
        : read(
            "clockSkewMillis",
            HostSection::clockSkewMillis,
            millis -> new ClockSkew(domain.controller(), Duration.ofMillis(millis)));
  }

  @Override
  public Reading<SecureChannel> secureChannel() {
    @Nullable DomainEntry domain = section().domain();
    return domain == null
        ? Reading.notApplicable(NO_DOMAIN)
        : read(
            "secureChannelError",
            HostSection::secureChannelError,
            error ->
                new SecureChannel(domain.name(), domain.controller(), new WindowsError(error)));
  }

  @Override
  public Reading<String> registryValue(RegistryValueName name) {
    Reading<Map<String, Map<String, String>>> all =
        read("registry", HostSection::registry, values -> values);
    return all.fold(
        keys ->
            find(keys, name.key())
                .flatMap(values -> find(values, name.name()))
                .map(Reading::known)
                .orElseGet(() -> Reading.notApplicable("There is no such value.")),
        Reading::unknown,
        Reading::notApplicable);
  }

  private static <T> java.util.Optional<T> find(Map<String, T> map, String name) {
    return map.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private <E, T> Reading<T> read(
      String key, Function<HostSection, @Nullable E> part, Function<E, T> toValue) {
    HostSection section = section();
    List<String> unreadable = Objects.requireNonNullElse(section.unreadable(), List.of());
    @Nullable E entry = part.apply(section);
    if (unreadable.contains(key)) {
      return Reading.unknown(
          "The faults.yaml of this emulated machine forbids to read " + key + ".");
    }
    return entry == null
        ? Reading.unknown("The machine.yaml of this emulated machine has no host." + key + ".")
        : Reading.known(toValue.apply(entry));
  }

  private HostSection section() {
    return folder.alone(
        () ->
            Objects.requireNonNullElse(folder.machine().host(), HostSection.NONE)
                .with(folder.faults().host()));
  }
}
