package dev.handover.node.domain;

import org.jspecify.annotations.Nullable;

/**
 * One check of this machine.
 *
 * @param name lower-kebab; the same for every release
 * @param subject which service, interface, hotfix or value, if there can be several
 * @param evidence what was found, or why nothing could be
 * @param cure what to do; present when FAILED or UNKNOWN
 */
public record CheckResult(
    String name,
    @Nullable String subject,
    CheckOutcome outcome,
    String evidence,
    @Nullable String cure) {

  /** A check that has not been made yet. */
  public record Check(String name, @Nullable String subject) {

    public CheckResult passed(String evidence) {
      return new CheckResult(name, subject, CheckOutcome.PASSED, evidence, null);
    }

    public CheckResult failed(String evidence, String cure) {
      return new CheckResult(name, subject, CheckOutcome.FAILED, evidence, cure);
    }

    public CheckResult unknown(String why, String cure) {
      return new CheckResult(name, subject, CheckOutcome.UNKNOWN, why, cure);
    }

    public CheckResult notApplicable(String why) {
      return new CheckResult(name, subject, CheckOutcome.NOT_APPLICABLE, why, null);
    }
  }

  /** A check of the machine as a whole. */
  public static Check check(String name) {
    return new Check(name, null);
  }

  /** A check of one of several things. */
  public static Check check(String name, String subject) {
    return new Check(name, subject);
  }
}
