package dev.handover.orchestrator.adapter.client;

/** Where a bearer token comes from. Never in a log or a message. */
interface TokenSource {
  /**
   * The token, or nothing when there is none: then the target refuses, and the cure says where it
   * belongs.
   */
  String current();

  /** Where it belongs, for messages. */
  String told();
}
