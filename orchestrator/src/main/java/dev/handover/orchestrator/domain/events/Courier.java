package dev.handover.orchestrator.domain.events;

/** Brings one event to one receiver. */
public interface Courier {
  /** Tries once, within half a minute at most; never throws because of the receiver. */
  Receipt bring(Event event, Subscription subscription);
}
