/** Tests of what brings events to receivers. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.adapter.events;
