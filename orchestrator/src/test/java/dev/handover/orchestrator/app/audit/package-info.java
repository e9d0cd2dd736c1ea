/** What is written into the audit, and what is not. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.app.audit;
