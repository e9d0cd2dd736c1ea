package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.domain.readiness.Reading;
import java.time.Instant;

/**
 * When a group is looked at.
 *
 * @param reading what is read of the directory as a whole, anew or not
 */
record Occasion(Instant at, Reading reading) {}
