/** Fence agents: programs of the `fence-agents` kind, and management controllers with Redfish. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.adapter.fence;
