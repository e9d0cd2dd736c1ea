/** Accepts evacuations, previews them, and carries them on. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.app.evacuation;
