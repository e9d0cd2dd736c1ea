/** Tests of what comes from outside: ticket. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.ticket;
