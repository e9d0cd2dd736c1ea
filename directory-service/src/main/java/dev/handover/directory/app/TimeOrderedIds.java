package dev.handover.directory.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Ids that sort by the time they were made: UUID version 7 (RFC 9562, section 5.7). */
@ApplicationScoped
public class TimeOrderedIds {

  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** Ids after the given clock. */
  public TimeOrderedIds(InstantSource clock) {
    this.clock = clock;
  }

  /** A new id. Two of the same millisecond sort at random. */
  public UUID next() {
    long high = (clock.millis() << 16) | VERSION | (random.nextInt() & 0x0fffL);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | VARIANT;
    return new UUID(high, low);
  }

  /** When the id was made, to the millisecond. */
  static Instant timeOf(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
