/** Traces, for whoever collects them. */
@NullMarked
package dev.handover.node.adapter.telemetry;

import org.jspecify.annotations.NullMarked;
