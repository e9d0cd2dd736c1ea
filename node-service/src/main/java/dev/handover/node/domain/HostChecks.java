package dev.handover.node.domain;

import java.util.List;
import java.util.Set;

/**
 * What host checks read of this machine: facts without judgement, read anew at every call. Nothing
 * here changes the machine, and nothing throws because something cannot be read.
 */
public interface HostChecks {

  Reading<WindowsRelease> windows();

  /** Which of these hotfixes, written `KB898060`, are installed. */
  Reading<Set<String>> hotfixesAmong(Set<String> asked);

  /** The machine's connected interfaces, loopback left out. */
  Reading<List<HostInterface>> interfaces();

  Reading<SanPolicy> sanPolicy();

  /** Why the machine waits for a reboot, each in one sentence; none when it does not. */
  Reading<List<String>> pendingReboot();

  Reading<ClockSkew> clockSkew();

  Reading<SecureChannel> secureChannel();

  /**
   * A value as text: numbers in decimal, several strings joined by a comma and a blank, bytes in
   * hexadecimal; at most 4,000 characters. NotApplicable when there is no such value.
   */
  Reading<String> registryValue(RegistryValueName name);
}
