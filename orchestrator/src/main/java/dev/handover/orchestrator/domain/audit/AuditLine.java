package dev.handover.orchestrator.domain.audit;

import java.util.Optional;

/**
 * An entry in its place.
 *
 * @param place its sequence and hash
 * @param group the group it is about, if any
 * @param text the entry as it is exported: canonical JSON on one line, with its hash
 */
public record AuditLine(AuditHead place, Optional<String> group, String text) {}
