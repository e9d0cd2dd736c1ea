package dev.handover.orchestrator.app;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDv7 ids (RFC 9562, section 5.7): 48 bits of time, then random, so they sort by age. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** An id of that time. */
  public static UUID next(Instant now) {
    long high = (now.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
