package dev.handover.orchestrator.domain;

/** The files that describe groups and profiles. */
public interface Configuration {
  /**
   * Reads all of them again and puts them in force, at once and only if all of them are right.
   *
   * @throws ProblemException {@code invalid-configuration}, one item for each fault; the old ones
   *     stay in force then
   */
  void reload();
}
