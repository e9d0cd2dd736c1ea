/** Gathers what an operation leaves as evidence. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.app.report;
