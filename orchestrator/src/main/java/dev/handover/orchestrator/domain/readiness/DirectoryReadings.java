package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DirectoryRequest.Server;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.DuplicateSpns;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.Leftovers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What directory-service tells beyond a move. Changes nothing; nothing throws because it is away.
 */
public interface DirectoryReadings {
  /** From when on our token there is refused; empty when it does not expire. */
  Answer<Optional<Instant>> tokenExpiry();

  /** Of the names that the change set would move. */
  Answer<DuplicateSpns> duplicateSpns(UUID changeSet);

  /** Begins or joins the scan with this id, and waits that long at most for its end. */
  Answer<Leftovers> leftovers(UUID scan, Server old, Server successor, Duration wait);
}
