package dev.handover.node.domain;

/** How serious an event is, as the event log says it; Windows' own levels. */
public enum EventLevel {
  CRITICAL,
  ERROR,
  WARNING,
  INFORMATION,
  VERBOSE
}
