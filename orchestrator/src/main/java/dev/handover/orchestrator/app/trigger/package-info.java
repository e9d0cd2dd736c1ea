/** Use cases of triggers: writing down what they are sent, deciding about it, trying a rule. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.app.trigger;
