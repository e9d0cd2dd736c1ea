/** Tests of the store against H2 and PostgreSQL. */
@NullMarked
package dev.handover.orchestrator.adapter.store;

import org.jspecify.annotations.NullMarked;
