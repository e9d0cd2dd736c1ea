package dev.handover.orchestrator.domain;

/** What came of asking another service: not answering is a value, not an exception. */
public sealed interface Answer<T> {
  /** It answered. */
  record Given<T>(T value) implements Answer<T> {}

  /** It did not answer in time, refused the connection, or its breaker is open. */
  record Unreachable<T>(String reason) implements Answer<T> {}

  /** It answered with a problem; `code` is the problem's. */
  record Refused<T>(String code, String detail, String cure) implements Answer<T> {}
}
