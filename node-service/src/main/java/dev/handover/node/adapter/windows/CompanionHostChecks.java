package dev.handover.node.adapter.windows;

import dev.handover.node.domain.ClockSkew;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.HostInterface;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.RegistryValueName;
import dev.handover.node.domain.SanPolicy;
import dev.handover.node.domain.SecureChannel;
import dev.handover.node.domain.WindowsRelease;
import java.util.List;
import java.util.Set;

/**
 * Host checks of an old server that this node drives from another machine. What could be read here
 * is of the wrong machine, so nothing is known.
 */
public final class CompanionHostChecks implements HostChecks {
  private final String machine;

  /** The name of the old server. */
  public CompanionHostChecks(String machine) {
    this.machine = machine;
  }

  @Override
  public Reading<WindowsRelease> windows() {
    return unknown();
  }

  @Override
  public Reading<Set<String>> hotfixesAmong(Set<String> asked) {
    return unknown();
  }

  @Override
  public Reading<List<HostInterface>> interfaces() {
    return unknown();
  }

  @Override
  public Reading<SanPolicy> sanPolicy() {
    return unknown();
  }

  @Override
  public Reading<List<String>> pendingReboot() {
    return unknown();
  }

  @Override
  public Reading<ClockSkew> clockSkew() {
    return unknown();
  }

  @Override
  public Reading<SecureChannel> secureChannel() {
    return unknown();
  }

  @Override
  public Reading<String> registryValue(RegistryValueName name) {
    return unknown();
  }

  private <T> Reading<T> unknown() {
    return Reading.unknown(
        "This node drives %s from another machine and cannot read this there.".formatted(machine));
  }
}
