/** Use cases of the orchestrator: plan, start, command, carry on, report. */
@NullMarked
package dev.handover.orchestrator.app;

import org.jspecify.annotations.NullMarked;
