/** Looks whether a group serves. */
@NullMarked
package dev.handover.orchestrator.app.serving;

import org.jspecify.annotations.NullMarked;
