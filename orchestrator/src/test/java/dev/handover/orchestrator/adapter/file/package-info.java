/** Files that are read while the service runs. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.adapter.file;
