package dev.handover.orchestrator.domain.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far each subscription has been delivered. Any number of instances may work with it: a lane
 * has one claim at a time, and a claim that is not renewed lapses.
 */
public interface Deliveries {
  /**
   * Makes sure that the subscription has a lane for every group of which something happened since
   * it was met first. What happened before that is not for it.
   */
  void meet(String subscription);

  /**
   * Claims lanes of an enabled subscription that are due and have something to deliver, longest
   * waiting first.
   */
  List<Lane> claim(String subscription, Instant now, Instant lapse, int limit);

  /**
   * Everything up to `sequence` is done. The lane as it is now, with its claim renewed; empty when
   * the claim is not ours any more or the subscription is disabled. Somebody may have set the lane
   * back meanwhile: then that counts.
   */
  Optional<Lane> advance(Lane lane, long sequence, Turn turn);

  /** Nothing is left to deliver for now; what comes next is due at once. */
  void rest(Lane lane, Instant now);

  /** A try failed: gives the claim back, and counts it. */
  void failed(Lane lane, Standing.Fault fault, Instant retryAt);

  /**
   * A moment of delivering.
   *
   * @param taken the receiver took something; otherwise what it does not want was passed over
   */
  record Turn(Instant now, Instant lapse, boolean taken) {}
}
