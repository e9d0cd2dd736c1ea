/** Traces of what is done, for whoever collects them. */
@NullMarked
package dev.handover.orchestrator.adapter.telemetry;

import org.jspecify.annotations.NullMarked;
