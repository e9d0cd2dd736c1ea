/** Change sets and promises in H2, on disk before anything is written to the directory. */
@NullMarked
package dev.handover.directory.adapter.store;

import org.jspecify.annotations.NullMarked;
