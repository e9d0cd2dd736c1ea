/**
 * What happened, for those who are told: types of events, the outbox, and how far it is delivered.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.events;
