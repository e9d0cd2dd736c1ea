/** Tests of adapter.store. */
@NullMarked
package dev.handover.directory.adapter.store;

import org.jspecify.annotations.NullMarked;
