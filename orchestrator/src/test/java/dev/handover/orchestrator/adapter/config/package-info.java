/** Tests of the configuration files' reader. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.adapter.config;
