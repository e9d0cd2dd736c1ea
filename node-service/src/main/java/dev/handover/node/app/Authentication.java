package dev.handover.node.app;

import dev.handover.node.domain.AccessToken;
import dev.handover.node.domain.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tells who bears a token. Compares hashes, each in constant time, and looks at all of them
 * whichever fits.
 */
@ApplicationScoped
public class Authentication {
  private final AccessTokens tokens;
  private final InstantSource clock;

  public Authentication(AccessTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** The token's entry, if it is a valid one and has not expired. */
  public Optional<AccessToken> identify(String token) {
    byte[] shown = HexFormat.of().formatHex(sha256(token)).getBytes(StandardCharsets.US_ASCII);
    Optional<AccessToken> found = Optional.empty();
    for (AccessToken candidate : tokens.current()) {
      boolean same =
          MessageDigest.isEqual(shown, candidate.sha256().getBytes(StandardCharsets.US_ASCII));
      found = same ? Optional.of(candidate) : found;
    }
    return found.filter(known -> known.isGoodAt(clock.instant()));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
