/** Tests of the HTTP clients against servers that answer from memory, or fail on purpose. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.adapter.client;
