package dev.handover.orchestrator.domain;

/** What a person can want of an operation. */
public enum CommandKind {
  /** Rest after the running step. */
  PAUSE,
  /** Go on from PAUSED or HALTED, with fresh attempts. */
  RESUME,
  /** Go on from HALTED without a step that could not be done. */
  SKIP,
  /** What a manual step asks for is done. */
  CONFIRM,
  /** Turn back; only before the pivot has been started. */
  CANCEL,
  /** Turn a HALTED operation back, also after the pivot. */
  COMPENSATE,
  /** End a HALTED or PAUSED operation and leave everything as it is. */
  ABANDON
}
