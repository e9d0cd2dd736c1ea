/** What monitoring wants to know and no use case asks for. */
@NullMarked
package dev.handover.orchestrator.domain.telemetry;

import org.jspecify.annotations.NullMarked;
