/** In which order groups leave their nodes, and what a failure does to the others. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.evacuation;
