/** The HTTP edge: translates requests, answers and failures; decides nothing. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.http;
