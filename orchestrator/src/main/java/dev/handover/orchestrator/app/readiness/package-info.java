/** Use cases about whether a group could move now. */
@NullMarked
package dev.handover.orchestrator.app.readiness;

import org.jspecify.annotations.NullMarked;
