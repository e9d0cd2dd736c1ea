/**
 * Change sets, promises and leases in H2 or PostgreSQL, on disk before anything is written to the
 * directory.
 */
@NullMarked
package dev.handover.directory.adapter.store;

import org.jspecify.annotations.NullMarked;
