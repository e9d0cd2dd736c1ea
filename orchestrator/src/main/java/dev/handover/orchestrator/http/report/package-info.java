/** Shows the report of an operation to people: as a page, and as text. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.http.report;
