package dev.handover.node.domain.audit;

/**
 * An entry in its place.
 *
 * @param place its sequence and hash
 * @param text the entry as it is exported: canonical JSON on one line, with its hash
 */
public record AuditLine(AuditHead place, String text) {}
