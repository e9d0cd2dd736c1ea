package dev.handover.orchestrator.domain.report;

import java.util.Optional;
import java.util.UUID;

/**
 * A change set as directory-service has it.
 *
 * @param state in directory-service's word
 * @param changes how many entries it names
 */
public record ChangeSetRecord(
    UUID id, String state, String contentHash, int changes, Optional<String> domainController) {}
