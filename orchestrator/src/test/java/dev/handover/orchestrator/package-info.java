/** Rules that hold for the whole service. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator;
