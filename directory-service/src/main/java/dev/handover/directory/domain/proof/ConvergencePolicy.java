package dev.handover.directory.domain.proof;

/** Which servers have to agree; the domain controller that was written always has to. */
public enum ConvergencePolicy {
  /** Every one. */
  ALL,
  /** Every one of a site, and those whose site nobody knows. */
  SITE,
  /** More than half of the domain controllers, and more than half of the DNS servers. */
  MAJORITY
}
