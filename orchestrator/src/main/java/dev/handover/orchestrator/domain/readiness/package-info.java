/** Whether a group could move now: what is looked at, and what it means. Pure. */
@NullMarked
package dev.handover.orchestrator.domain.readiness;

import org.jspecify.annotations.NullMarked;
