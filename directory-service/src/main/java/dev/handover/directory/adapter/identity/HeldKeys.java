package dev.handover.directory.adapter.identity;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A provider's keys, kept so that it is not needed for each request, nor while it is away for some
 * hours. However many tokens ask for it, it is asked once in ten seconds at most.
 */
final class HeldKeys {
  private static final Logger LOG = Logger.getLogger(HeldKeys.class);

  /** After this they are read again. */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** So long they are good when they cannot be read again. */
  static final Duration GOOD = Duration.ofHours(24);

  /** Not more often than this are they asked for, whatever tokens say. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /**
   * Keys as they were read.
   *
   * @param jwks JSON, known to hold at least one key
   */
  record Keys(String jwks, Instant readAt) {}

  private final KeySource source;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Keys keys;
  private volatile Instant askedAt = Instant.MIN;

  HeldKeys(KeySource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /** The keys as they are; empty while there are none that may be relied on. */
  Optional<Keys> current() {
    Keys held = keys;
    Instant now = clock.instant();
    boolean isStale =
        held == null || source.hasChanged() || !now.isBefore(held.readAt().plus(FRESH));
    return isStale ? readAgain() : Optional.ofNullable(held);
  }

  /** The keys after another look, for a token that is signed with one that is not among them. */
  Optional<Keys> renewed() {
    return readAgain();
  }

  /** Waits for somebody else's reading only when there is nothing to go on with meanwhile. */
  private Optional<Keys> readAgain() {
    if (keys == null) {
      reading.lock();
    } else if (!reading.tryLock()) {
      return good();
    }
    try {
      Instant now = clock.instant();
      if (askedAt.equals(Instant.MIN) || !now.isBefore(askedAt.plus(PAUSE))) {
        askedAt = now;
        read(now);
      }
      return good();
    } finally {
      reading.unlock();
    }
  }

  private void read(Instant now) {
    try {
      String jwks = source.read();
      int count = new JsonWebKeySet(jwks).getJsonWebKeys().size();
      if (count == 0) {
        throw new IOException("holds no key that can be used");
      }
      keys = new Keys(jwks, now);
      LOG.debugf("keys of the identity provider read: from=%s count=%d", source, count);
    } catch (IOException | JoseException e) {
      LOG.errorf(
          "keys of the identity provider cannot be read, %s: from=%s cause=%s",
          good().isPresent() ? "the former ones stay good for a day" : "its tokens are refused",
          source,
          e.getMessage());
    }
  }

  private Optional<Keys> good() {
    return Optional.ofNullable(keys)
        .filter(held -> clock.instant().isBefore(held.readAt().plus(GOOD)));
  }
}
