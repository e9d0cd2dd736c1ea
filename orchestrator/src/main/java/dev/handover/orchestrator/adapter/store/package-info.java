/** Operations, journals, leases and due work in one database: H2 in a file, or PostgreSQL. */
@NullMarked
package dev.handover.orchestrator.adapter.store;

import org.jspecify.annotations.NullMarked;
