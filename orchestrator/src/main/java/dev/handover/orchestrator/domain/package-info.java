/** Pure types and decisions of the orchestrator, and its ports: no clock, no I/O, no framework. */
@NullMarked
package dev.handover.orchestrator.domain;

import org.jspecify.annotations.NullMarked;
