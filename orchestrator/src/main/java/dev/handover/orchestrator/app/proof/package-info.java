/** How the proofs that a silent source has let go are had. */
@NullMarked
package dev.handover.orchestrator.app.proof;

import org.jspecify.annotations.NullMarked;
