package dev.handover.node.app;

import dev.handover.node.domain.CheckResult;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.Expectations;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.NetworkRules;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceRules;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.SystemRules;
import dev.handover.node.domain.WindowsRelease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads this machine and says what is not as a group needs it. Changes nothing. */
@ApplicationScoped
public class MachineChecks {
  private static final List<ServiceName> ALWAYS_RUNNING = List.of(new ServiceName("MSDTC"));

  private final Ports ports;
  private final EventLog eventLog;
  private final HostFacts facts;
  private final HostChecks host;

  public MachineChecks(Ports ports, EventLog eventLog, HostFacts facts, HostChecks host) {
    this.ports = ports;
    this.eventLog = eventLog;
    this.facts = facts;
    this.host = host;
  }

  /** Every check, in a fixed order. Refused when a registry value is asked for that is not open. */
  public List<CheckResult> run(Expectations expected) {
    expected.registryValues().forEach(value -> facts.requireReadable(value.name()));
    List<CheckResult> results = new ArrayList<>();
    for (ServiceName name : expected.manualServices()) {
      results.add(service("service-start-type", name, ServiceRules::startType));
    }
    List<ServiceName> running =
        expected.alwaysRunning().isEmpty() ? ALWAYS_RUNNING : expected.alwaysRunning();
    for (ServiceName name : running) {
      results.add(service("service-always-running", name, ServiceRules::alwaysRunning));
    }
    results.addAll(hotfixes(expected.hotfixes()));
    NetworkRules network = new NetworkRules(expected.network(), host.interfaces());
    results.addAll(network.check(expected.address()));
    results.add(SystemRules.sanPolicy(host.sanPolicy()));
    results.add(SystemRules.pendingReboot(host.pendingReboot()));
    results.add(SystemRules.clockSkew(host.clockSkew(), expected.maxClockSkew()));
    results.add(SystemRules.secureChannel(host.secureChannel()));
    results.add(disk(expected.disk()));
    results.add(eventLog());
    for (Expectations.RegistryValue value : expected.registryValues()) {
      results.add(SystemRules.registryValue(value, facts.registryValue(value.name())));
    }
    for (Expectations.FileOfVersion file : expected.files()) {
      results.add(SystemRules.fileVersion(file, facts.fileVersion(file.path())));
    }
    return results;
  }

  private CheckResult service(
      String check, ServiceName name, Function<ServiceStatus, CheckResult> rule) {
    return orUnknown(
        CheckResult.check(check, name.value()), () -> rule.apply(ports.services().query(name)));
  }

  private List<CheckResult> hotfixes(List<Expectations.Hotfix> expected) {
    if (expected.isEmpty()) {
      return List.of(CheckResult.check("hotfix").notApplicable("The request names no hotfixes."));
    }
    Set<String> asked =
        expected.stream().flatMap(hotfix -> hotfix.anyOf().stream()).collect(Collectors.toSet());
    Reading<WindowsRelease> windows = host.windows();
    Reading<Set<String>> installed = host.hotfixesAmong(asked);
    return expected.stream().map(hotfix -> SystemRules.hotfix(hotfix, windows, installed)).toList();
  }

  private CheckResult disk(Optional<DiskId> wanted) {
    if (wanted.isEmpty()) {
      return CheckResult.check("disk-visible").notApplicable("The request names no disk.");
    }
    CheckResult.Check check = CheckResult.check("disk-visible", wanted.get().value());
    return orUnknown(
        check,
        () ->
            ports
                .disks()
                .query(wanted.get())
                .map(status -> check.passed("It is " + status.state() + " here."))
                .orElseGet(
                    () ->
                        check.failed(
                            "This machine knows no such disk.",
                            "Connect the disk to this machine, or correct its id in the node's configuration.")));
  }

  private CheckResult eventLog() {
    CheckResult.Check check = CheckResult.check("event-log");
    try {
      return eventLog.read(Optional.empty(), 1).events().stream()
          .findFirst()
          .map(event -> check.passed("The newest record is of " + event.at() + "."))
          .orElseGet(() -> check.passed("It can be read and is empty."));
    } catch (RefusedException e) {
      return check.failed(e.refusal().detail(), e.refusal().cure());
    }
  }

  /** A port that refuses to be read says why, and what to do. */
  private static CheckResult orUnknown(CheckResult.Check check, Supplier<CheckResult> work) {
    try {
      return work.get();
    } catch (RefusedException e) {
      return check.unknown(e.refusal().detail(), e.refusal().cure());
    }
  }
}
