package dev.handover.node.domain.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The newest entry of the audit.
 *
 * @param sequence 0 when there is none
 * @param hash 64 lower-case hex digits; zeros when there is no entry
 */
public record AuditHead(long sequence, String hash) {
  /** The audit before its first entry. */
  public static final AuditHead NONE = new AuditHead(0, "0".repeat(64));

  private static final String SERVICE = "node-service";

  /**
   * The entry that follows. Its hash is the SHA-256 of its canonical form without `hash`.
   *
   * @param sha256 of a text in UTF-8, in lower-case hex
   */
  public AuditLine followedBy(AuditFact fact, Instant at, UnaryOperator<String> sha256) {
    Map<String, Object> members = fact.members();
    members.put("seq", sequence + 1);
    members.put("at", at.truncatedTo(ChronoUnit.MICROS).toString());
    members.put("service", SERVICE);
    members.put("prev", hash);
    String own = sha256.apply(CanonicalJson.of(members));
    members.put("hash", own);
    return new AuditLine(new AuditHead(sequence + 1, own), CanonicalJson.of(members));
  }
}
