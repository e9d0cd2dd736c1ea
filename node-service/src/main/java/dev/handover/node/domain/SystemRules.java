package dev.handover.node.domain;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is right for a node's Windows as a whole. */
public final class SystemRules {

  private SystemRules() {}

  /** Present by itself, or in a service pack, or not needed by this version of Windows. */
  public static CheckResult hotfix(
      Expectations.Hotfix expected,
      Reading<WindowsRelease> windows,
      Reading<Set<String>> installed) {
    String names = String.join(" or ", expected.anyOf());
    CheckResult.Check check = CheckResult.check("hotfix", names);
    return windows.fold(
        release -> hotfixOn(release, expected, installed),
        why -> check.unknown(why, "Look at the installed updates on the machine itself."),
        check::notApplicable);
  }

  private static CheckResult hotfixOn(
      WindowsRelease release, Expectations.Hotfix expected, Reading<Set<String>> installed) {
    String names = String.join(" or ", expected.anyOf());
    CheckResult.Check check = CheckResult.check("hotfix", names);
    if (!expected.windows().map(release.version()::equals).orElse(true)) {
      return check.notApplicable(
          "This is %s; only Windows %s needs it.".formatted(release, expected.windows().get()));
    }
    if (expected.servicePack().map(pack -> release.servicePack() >= pack).orElse(false)) {
      return check.passed("This is %s, which contains it.".formatted(release));
    }
    return installed.fold(
        found -> {
          Set<String> there = new TreeSet<>(expected.anyOf());
          there.retainAll(found);
          return there.isEmpty()
              ? check.failed(
                  "It is not installed on %s.".formatted(release),
                  "Install "
                      + names
                      + expected.servicePack().map(pack -> ", or service pack " + pack).orElse("")
                      + ".")
              : check.passed(String.join(", ", there) + " is installed.");
        },
        why -> check.unknown(why, "Look at the installed updates on the machine itself."),
        check::notApplicable);
  }

  /** A shared disk stays offline until the group brings it online. */
  public static CheckResult sanPolicy(Reading<SanPolicy> policy) {
    CheckResult.Check check = CheckResult.check("san-policy");
    String cure = "Set it with diskpart: san policy=OfflineShared.";
    return policy.fold(
        found -> {
          String evidence = "The SAN policy is " + found + ".";
          return found.keepsSharedDisksOffline()
              ? check.passed(evidence)
              : check.failed(
                  evidence + " Windows would bring a shared disk online by itself.", cure);
        },
        why -> check.unknown(why, cure),
        check::notApplicable);
  }

  /** A machine that waits for a reboot is no good target. */
  public static CheckResult pendingReboot(Reading<List<String>> reasons) {
    CheckResult.Check check = CheckResult.check("pending-reboot");
    return reasons.fold(
        found ->
            found.isEmpty()
                ? check.passed("Nothing waits for a reboot.")
                : check.failed(
                    String.join(" ", found), "Reboot this machine while it has no group."),
        why -> check.unknown(why, "Look for pending updates on the machine itself."),
        check::notApplicable);
  }

  /** Kerberos refuses a clock that is five minutes off. */
  public static CheckResult clockSkew(Reading<ClockSkew> skew, Duration max) {
    CheckResult.Check check = CheckResult.check("clock-skew");
    return skew.fold(
        found -> {
          long millis = found.ahead().toMillis();
          String evidence =
              "The clock is %d.%03d s %s %s's."
                  .formatted(
                      Math.abs(millis) / 1000,
                      Math.abs(millis) % 1000,
                      millis < 0 ? "behind" : "ahead of",
                      found.domainController());
          return found.ahead().abs().compareTo(max) <= 0
              ? check.passed(evidence)
              : check.failed(
                  evidence + " Allowed: " + max.toSeconds() + " s.",
                  "Let the Windows time service follow the domain, then check again.");
        },
        why -> check.unknown(why, "Make a domain controller reachable, then check again."),
        check::notApplicable);
  }

  /** Without it nobody can log on through this machine. */
  public static CheckResult secureChannel(Reading<SecureChannel> channel) {
    CheckResult.Check check = CheckResult.check("secure-channel");
    return channel.fold(
        found -> {
          String evidence =
              "Domain %s, domain controller %s, %s."
                  .formatted(found.domain(), found.domainController(), found.status().text());
          return found.status().isNone()
              ? check.passed(evidence)
              : check.failed(
                  evidence,
                  "Make a domain controller reachable; if that does not help, reset the computer account's password.");
        },
        why -> check.unknown(why, "Make a domain controller reachable, then check again."),
        check::notApplicable);
  }

  /** A file is there and not older than it must be (Q194128: Msexcimc.exe). */
  public static CheckResult fileVersion(
      Expectations.FileOfVersion expected, Reading<String> version) {
    CheckResult.Check check = CheckResult.check("file-version", expected.path().toString());
    String cure = "Install what brings version " + expected.minVersion() + " or later.";
    return version.fold(
        found ->
            compare(found, expected.minVersion()) >= 0
                ? check.passed("Its version is " + found + ".")
                : check.failed("Its version is " + found + ".", cure),
        why ->
            check.unknown(why, "Add its folder to handover.node.files.roots, or look at it there."),
        why -> check.failed(why, cure));
  }

  /** Number by number; what is missing at the end counts as 0. */
  private static int compare(String left, String right) {
    String[] ours = left.split("\\.", -1);
    String[] theirs = right.split("\\.", -1);
    for (int i = 0; i < Math.max(ours.length, theirs.length); i++) {
      int difference = Integer.compare(part(ours, i), part(theirs, i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static int part(String[] parts, int index) {
    return index < parts.length ? Integer.parseInt(parts[index]) : 0;
  }

  /** A value of the registry is the expected one. */
  public static CheckResult registryValue(
      Expectations.RegistryValue expected, Reading<String> value) {
    CheckResult.Check check = CheckResult.check("registry-value", expected.name().toString());
    String cure = "Set it to '" + expected.expected() + "'.";
    return value.fold(
        found ->
            found.equals(expected.expected())
                ? check.passed("It is '" + found + "'.")
                : check.failed("It is '" + found + "'.", cure),
        why -> check.unknown(why, "Look at the value on the machine itself."),
        why -> check.failed(why, cure));
  }
}
