/** What an operation leaves as evidence: changes with old and new values, proofs, exceptions. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.report;
