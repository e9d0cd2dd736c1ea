/** Tells how long the operations of a group took. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.app.times;
