/** Files that are read while the service runs: the access tokens. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.adapter.file;
