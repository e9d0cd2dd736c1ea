/** How times are counted. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.times;
