/** Tests of the rounds that look at groups, and of looks that do not end. */
@NullMarked
package dev.handover.orchestrator.app.readiness;

import org.jspecify.annotations.NullMarked;
