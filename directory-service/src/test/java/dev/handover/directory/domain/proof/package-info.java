/** Tests of what shows that a move is complete. */
@NullMarked
package dev.handover.directory.domain.proof;

import org.jspecify.annotations.NullMarked;
