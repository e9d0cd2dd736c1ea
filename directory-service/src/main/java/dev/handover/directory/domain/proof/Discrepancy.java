package dev.handover.directory.domain.proof;

import java.util.List;

/**
 * Something that is not as expected on a server.
 *
 * @param name DN of an entry, or a DNS name
 * @param attribute attribute, or type of DNS record
 */
public record Discrepancy(
    String name, String attribute, List<String> expected, List<String> found) {
  /** Copies its lists. */
  public Discrepancy {
    expected = List.copyOf(expected);
    found = List.copyOf(found);
  }
}
