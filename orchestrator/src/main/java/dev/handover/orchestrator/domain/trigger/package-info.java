/**
 * What comes from outside and may begin an operation: triggers, their rules, what they were sent.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.trigger;
