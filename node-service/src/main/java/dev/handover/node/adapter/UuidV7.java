package dev.handover.node.adapter;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Makes ids that sort by time: UUID version 7 (RFC 9562, section 5.7). */
public final class UuidV7 {
  private static final SecureRandom RANDOM = new SecureRandom();

  private UuidV7() {}

  /** A new id: 48 bits of milliseconds, 74 random bits. */
  public static UUID next(InstantSource clock) {
    long version = 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
    long variant = 0x8000_0000_0000_0000L | (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
    return new UUID((clock.millis() << 16) | version, variant);
  }
}
