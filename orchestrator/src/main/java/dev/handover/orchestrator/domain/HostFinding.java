package dev.handover.orchestrator.domain;

/**
 * What one check of a machine found.
 *
 * @param outcome PASSED, FAILED, UNKNOWN or NOT_APPLICABLE
 * @param cure empty when there is nothing to cure
 */
public record HostFinding(String check, Outcome outcome, String evidence, String cure) {
  /** How a check turned out. */
  public enum Outcome {
    PASSED,
    FAILED,
    UNKNOWN,
    NOT_APPLICABLE
  }
}
