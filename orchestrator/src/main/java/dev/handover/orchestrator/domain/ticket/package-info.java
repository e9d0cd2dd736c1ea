/** On whose ground something is done: changes, incidents and the windows approved for them. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.ticket;
