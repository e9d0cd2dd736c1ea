package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.DistinguishedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What names a server, as far as a scan has come.
 *
 * @param entries how many were read
 * @param attributes how many attributes of the schema can name a server
 * @param groups leftovers first, the most frequent first
 */
public record LeftoverReport(
    long entries,
    int attributes,
    List<String> searched,
    List<Unsearched> unsearched,
    List<Group> groups) {

  /**
   * Values of one kind in one attribute of one class.
   *
   * @param expected why they may stay; null for leftovers
   * @param samples the first of them
   */
  public record Group(
      String objectClass,
      String attribute,
      NameKind kind,
      @Nullable String expected,
      long count,
      List<Sample> samples) {
    /** Copies its list. */
    public Group {
      samples = List.copyOf(samples);
    }
  }

  /** One of them. */
  public record Sample(DistinguishedName dn, String value) {}

  /** Copies its lists. */
  public LeftoverReport {
    searched = List.copyOf(searched);
    unsearched = List.copyOf(unsearched);
    groups = List.copyOf(groups);
  }
}
