/** Tests of the pure directory knowledge, and the in-memory directory they run on. */
@NullMarked
package dev.handover.directory.domain.task;

import org.jspecify.annotations.NullMarked;
