/** Writes the audit as requests come and go. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.app.audit;
