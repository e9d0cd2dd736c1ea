package dev.handover.orchestrator.domain.events;

import java.time.Instant;

/** Whether subscriptions are enabled, how far they are, and what people change about that. */
public interface Standings {
  /** How far it is, with that many lanes at most. */
  Standing standing(String subscription, int lanes);

  /** Delivers nothing any more, until it is enabled; an event tells so. */
  void disable(String subscription, Standing.Change change);

  /** Delivers again, at once; without what piled up if `fromNow`; an event tells so. */
  void enable(String subscription, Standing.Change change, boolean fromNow);

  /** Everything after `sequence` once more, in its order. */
  void rewind(String subscription, long sequence, Instant now);

  /** One event once more, besides what is delivered in order. */
  void again(String subscription, Event event, Instant now);
}
