/** What shows that a move is complete and that nothing stands in its way; reads only. */
@NullMarked
package dev.handover.directory.domain.proof;

import org.jspecify.annotations.NullMarked;
