/** Tests of what comes from outside: trigger. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.domain.trigger;
