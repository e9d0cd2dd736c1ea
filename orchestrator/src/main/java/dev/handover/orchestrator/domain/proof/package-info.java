/** What proves that a source which says nothing has let go, beside its own word. */
@NullMarked
package dev.handover.orchestrator.domain.proof;

import org.jspecify.annotations.NullMarked;
