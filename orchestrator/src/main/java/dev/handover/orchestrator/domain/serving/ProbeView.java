package dev.handover.orchestrator.domain.serving;

/**
 * What one server saw of a service.
 *
 * @param answer how its answer begins, empty when there was none
 * @param detail why it does not serve
 */
public record ProbeView(boolean serving, String answer, String detail) {}
