/** Many groups leave some nodes: in which order, how many at a time, and how far that is. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.evacuation;
