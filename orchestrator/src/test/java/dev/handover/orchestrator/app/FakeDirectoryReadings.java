package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DirectoryRequest.Server;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.DuplicateSpns;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.Leftovers;
import dev.handover.orchestrator.domain.readiness.DirectoryReadings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds nothing, unless it is told otherwise. */
final class FakeDirectoryReadings implements DirectoryReadings {
  Answer<DuplicateSpns> spns = new Answer.Given<>(new DuplicateSpns(List.of(), List.of(), 6));
  Answer<Leftovers> leftovers =
      new Answer.Given<>(new Leftovers(true, Optional.empty(), 100, List.of(), List.of()));

  /** Whose leftovers were looked for last. */
  String scanned = "";

  private Answer<Optional<Instant>> expiry = new Answer.Given<>(Optional.empty());

  void goAway() {
    expiry = new Answer.Unreachable<>("no connection");
    spns = new Answer.Unreachable<>("no connection");
    leftovers = new Answer.Unreachable<>("no connection");
  }

  @Override
  public Answer<Optional<Instant>> tokenExpiry() {
    return expiry;
  }

  @Override
  public Answer<DuplicateSpns> duplicateSpns(UUID changeSet) {
    return spns;
  }

  @Override
  public Answer<Leftovers> leftovers(UUID scan, Server old, Server successor, Duration wait) {
    scanned = old.computer();
    return leftovers;
  }
}
