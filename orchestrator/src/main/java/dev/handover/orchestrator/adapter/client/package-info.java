/**
 * The other two services over HTTP: one client and one guard for each target, answers as the
 * domain's outcomes.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.adapter.client;
