package dev.handover.node.adapter.windows;

import dev.handover.node.domain.ClockSkew;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.HostInterface;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.RegistryValueName;
import dev.handover.node.domain.SanPolicy;
import dev.handover.node.domain.SecureChannel;
import dev.handover.node.domain.WindowsRelease;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Host checks of this Windows machine: the registry, iphlpapi and netapi32. */
public final class WindowsHostChecks implements HostChecks {
  private static final String CURRENT = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
  private static final String PACKAGES =
      "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages";
  private static final String PARTITION_MANAGER =
      "SYSTEM\\CurrentControlSet\\Services\\partmgr\\Parameters";
  private static final Pattern PACK = Pattern.compile("Service Pack (\\d)");
  private static final Pattern PACKAGE_OF_HOTFIX = Pattern.compile("_(KB\\d{5,8})~");

  /** CbsInstallStateInstalled (Component Based Servicing). */
  private static final long INSTALLED = 112;

  private final DomainMembership domain;

  /** The clock is the one that is compared with the domain controller's. */
  public WindowsHostChecks(InstantSource clock) {
    this.domain = new DomainMembership(clock);
  }

  @Override
  public Reading<WindowsRelease> windows() {
    return RegistryReader.reading("The version of Windows", () -> Reading.known(release()));
  }

  private static WindowsRelease release() {
    Optional<Long> major = RegistryReader.number(CURRENT, "CurrentMajorVersionNumber");
    Optional<Long> minor = RegistryReader.number(CURRENT, "CurrentMinorVersionNumber");
    // Since 10.0, CurrentVersion stays at 6.3 for the sake of old programs.
    String version =
        major.isPresent() && minor.isPresent()
            ? major.get() + "." + minor.get()
            : text("CurrentVersion");
    Matcher pack = PACK.matcher(text("CSDVersion"));
    return new WindowsRelease(
        text("ProductName"),
        version,
        text("CurrentBuildNumber"),
        pack.find() ? Integer.parseInt(pack.group(1)) : 0);
  }

  private static String text(String name) {
    return RegistryReader.text(CURRENT, name).orElse("");
  }

  /**
   * Until Server 2003 an update has a key of its own; since 2008 it consists of packages, of which
   * one that was superseded is not installed any more.
   */
  @Override
  public Reading<Set<String>> hotfixesAmong(Set<String> asked) {
    return RegistryReader.reading(
        "The list of hotfixes",
        () -> {
          Set<String> found = new TreeSet<>();
          for (String hotfix : asked) {
            boolean installed =
                RegistryReader.number(CURRENT + "\\HotFix\\" + hotfix, "Installed")
                    .map(value -> value == 1)
                    .orElse(false);
            if (installed) {
              found.add(hotfix);
            }
          }
          for (String name : RegistryReader.keys(PACKAGES)) {
            hotfixOf(name).filter(asked::contains).ifPresent(found::add);
          }
          return Reading.known(found);
        });
  }

  private static Optional<String> hotfixOf(String packageName) {
    Matcher matcher = PACKAGE_OF_HOTFIX.matcher(packageName);
    return matcher.find() && isInstalled(packageName)
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  private static boolean isInstalled(String packageName) {
    return RegistryReader.number(PACKAGES + "\\" + packageName, "CurrentState")
        .map(state -> state == INSTALLED)
        .orElse(false);
  }

  @Override
  public Reading<List<HostInterface>> interfaces() {
    return windows()
        .fold(
            release -> new HostInterfaces(release).read(),
            Reading::unknown,
            Reading::notApplicable);
  }

  /** A machine on which nobody set it has the default of its edition, which is not written down. */
  @Override
  public Reading<SanPolicy> sanPolicy() {
    return windows()
        .fold(
            release ->
                release.version().startsWith("5.")
                    ? Reading.notApplicable(release.product() + " has no SAN policy.")
                    : RegistryReader.reading("The SAN policy", WindowsHostChecks::setSanPolicy),
            Reading::unknown,
            Reading::notApplicable);
  }

  private static Reading<SanPolicy> setSanPolicy() {
    return RegistryReader.number(PARTITION_MANAGER, "SanPolicy")
        .map(WindowsHostChecks::sanPolicyOf)
        .orElseGet(
            () ->
                Reading.unknown(
                    "Nobody set the SAN policy on this machine; its default differs between editions of Windows."));
  }

  private static Reading<SanPolicy> sanPolicyOf(long value) {
    SanPolicy[] policies = SanPolicy.values();
    return value >= 1 && value <= policies.length
        ? Reading.known(policies[(int) value - 1])
        : Reading.unknown("The SAN policy has the unknown value " + value + ".");
  }

  @Override
  public Reading<List<String>> pendingReboot() {
    return RegistryReader.reading(
        "What waits for a reboot", () -> Reading.known(PendingReboot.reasons()));
  }

  @Override
  public Reading<ClockSkew> clockSkew() {
    return domain.clockSkew();
  }

  @Override
  public Reading<SecureChannel> secureChannel() {
    return domain.secureChannel();
  }

  @Override
  public Reading<String> registryValue(RegistryValueName name) {
    return RegistryReader.reading(
        name.toString(),
        () ->
            RegistryReader.text(name.path(), name.name())
                .map(Reading::known)
                .orElseGet(() -> Reading.notApplicable("There is no such value.")));
  }
}
