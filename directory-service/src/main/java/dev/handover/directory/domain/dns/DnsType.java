package dev.handover.directory.domain.dns;

import java.util.Optional;

/**
 * Types of DNS records that are read and written, with their numbers (RFC 1035, section 3.2.2; RFC
 * 3596).
 */
public enum DnsType {
  A(1),
  AAAA(28),
  CNAME(5),
  PTR(12);

  /** What an attribute's name starts with that holds the records of a type on a DNS server. */
  private static final String PREFIX = "RRset-";

  private final int code;

  DnsType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /**
   * The name under which a change of a DNS server carries the records of this type, one value each:
   * seconds to live, a space, and the data, as in {@code 3600 192.0.2.50}.
   */
  public String attribute() {
    return PREFIX + name();
  }

  /** The type whose {@link #attribute} this is. */
  public static Optional<DnsType> ofAttribute(String attribute) {
    for (DnsType type : values()) {
      if (type.attribute().equals(attribute)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
