package dev.handover.node.http;

import dev.handover.api.node.model.CheckRequest;
import dev.handover.api.node.model.FileExpectation;
import dev.handover.api.node.model.HotfixExpectation;
import dev.handover.api.node.model.InventoryRequest;
import dev.handover.api.node.model.NetworkExpectation;
import dev.handover.api.node.model.RegistryExpectation;
import dev.handover.node.app.Inventory;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.Expectations;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.RegistryValueName;
import dev.handover.node.domain.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is asked of checks and inventory, as domain values. */
final class AskedChecks {
  private static final Expectations.Network NO_NETWORK =
      new Expectations.Network(Optional.empty(), Optional.empty(), List.of());

  private AskedChecks() {}

  static Expectations expectations(CheckRequest asked) {
    return new Expectations(
        all("/services", asked.services(), ServiceName::new),
        all("/alwaysRunning", asked.alwaysRunning(), ServiceName::new),
        one("/disk", asked.disk(), DiskId::new),
        one("/address", asked.address(), FloatingAddress::new),
        network(asked.network()),
        asked.hotfixes().stream().map(AskedChecks::hotfix).toList(),
        IntStream.range(0, asked.registryValues().size())
            .mapToObj(i -> registryValue("/registryValues/" + i, asked.registryValues().get(i)))
            .toList(),
        IntStream.range(0, asked.files().size())
            .mapToObj(i -> file("/files/" + i, asked.files().get(i)))
            .toList(),
        Duration.ofSeconds(asked.maxClockSkewSeconds()));
  }

  static Inventory.Request inventory(InventoryRequest asked) {
    return new Inventory.Request(
        all("/services", asked.services(), ServiceName::new),
        all("/files", asked.files(), LocalPath::parse),
        IntStream.range(0, asked.registryValues().size())
            .mapToObj(
                i -> {
                  var value = asked.registryValues().get(i);
                  return name("/registryValues/" + i, value.key(), value.name());
                })
            .toList());
  }

  private static Expectations.Network network(@Nullable NetworkExpectation asked) {
    if (asked == null) {
      return NO_NETWORK;
    }
    return new Expectations.Network(
        Optional.ofNullable(asked.publicInterface()),
        Optional.ofNullable(asked.interconnectInterface()),
        all("/network/dnsServers", asked.dnsServers(), FloatingAddress::new));
  }

  private static Expectations.Hotfix hotfix(HotfixExpectation asked) {
    return new Expectations.Hotfix(
        asked.anyOf(),
        Optional.ofNullable(asked.windows()),
        Optional.ofNullable(asked.servicePack()));
  }

  private static Expectations.RegistryValue registryValue(String where, RegistryExpectation asked) {
    return new Expectations.RegistryValue(name(where, asked.key(), asked.name()), asked.expected());
  }

  private static Expectations.FileOfVersion file(String where, FileExpectation asked) {
    return new Expectations.FileOfVersion(
        Parsed.value(where + "/path", asked.path(), LocalPath::parse), asked.minVersion());
  }

  private static RegistryValueName name(String where, String key, String name) {
    return Parsed.value(where, key, text -> new RegistryValueName(text, name));
  }

  private static <T> Optional<T> one(
      String where, @Nullable String asked, Function<String, T> constructor) {
    return Optional.ofNullable(asked).map(text -> Parsed.value(where, text, constructor));
  }

  private static <T> List<T> all(
      String where, List<String> asked, Function<String, T> constructor) {
    return IntStream.range(0, asked.size())
        .mapToObj(i -> Parsed.value(where + "/" + i, asked.get(i), constructor))
        .toList();
  }
}
