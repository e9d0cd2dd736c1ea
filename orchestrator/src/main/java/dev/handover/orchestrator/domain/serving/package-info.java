/** What shows that a group serves after a move, and that the move is complete. */
@NullMarked
package dev.handover.orchestrator.domain.serving;

import org.jspecify.annotations.NullMarked;
