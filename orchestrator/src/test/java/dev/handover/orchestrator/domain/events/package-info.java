/** Tests of what events are. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.events;
