/** Tests of what is made of readings, and what every store of reports and timers promises. */
@NullMarked
package dev.handover.orchestrator.domain.readiness;

import org.jspecify.annotations.NullMarked;
