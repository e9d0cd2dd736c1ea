/** Groups and profiles from YAML files; every mistake is reported with file, line, key and cure. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.adapter.config;
