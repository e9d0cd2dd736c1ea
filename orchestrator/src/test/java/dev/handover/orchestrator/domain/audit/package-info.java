/** What the audit promises, and its form. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.audit;
