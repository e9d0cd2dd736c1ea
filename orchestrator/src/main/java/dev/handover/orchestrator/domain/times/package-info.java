/** How long operations took, and how long they may take. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.times;
