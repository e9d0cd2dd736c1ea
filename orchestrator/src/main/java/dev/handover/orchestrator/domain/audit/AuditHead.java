package dev.handover.orchestrator.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;

/**
 * The newest entry of the audit.
 *
 * @param sequence 0 when there is none
 * @param hash 64 lower-case hex digits; zeros when there is no entry
 */
public record AuditHead(long sequence, String hash) {
  /** The audit before its first entry. */
  public static final AuditHead NONE = new AuditHead(0, "0".repeat(64));

  private static final String SERVICE = "orchestrator";

  /** The entry that follows. Its hash is the SHA-256 of its canonical form without `hash`. */
  public AuditLine followedBy(AuditFact fact, Instant at) {
    Map<String, Object> members = fact.members();
    members.put("seq", sequence + 1);
    members.put("at", at.truncatedTo(ChronoUnit.MICROS).toString());
    members.put("service", SERVICE);
    members.put("prev", hash);
    String own = sha256(CanonicalJson.of(members));
    members.put("hash", own);
    return new AuditLine(
        new AuditHead(sequence + 1, own), fact.target().group(), CanonicalJson.of(members));
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
