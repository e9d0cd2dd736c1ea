/** Tests of the HTTP edge. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.http;
