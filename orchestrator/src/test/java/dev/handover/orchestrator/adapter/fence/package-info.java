/** Fence agents against programs and controllers that only act the part. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.adapter.fence;
