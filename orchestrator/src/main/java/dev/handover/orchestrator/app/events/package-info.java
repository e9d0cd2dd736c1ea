/** Use cases about events: delivering them, and letting people see and repeat that. */
@NullMarked
package dev.handover.orchestrator.app.events;

import org.jspecify.annotations.NullMarked;
