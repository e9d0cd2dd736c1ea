/** Traces, for whoever collects them. */
@NullMarked
package dev.handover.directory.adapter.telemetry;

import org.jspecify.annotations.NullMarked;
