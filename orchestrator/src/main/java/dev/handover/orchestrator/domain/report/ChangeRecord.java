package dev.handover.orchestrator.domain.report;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One write to one entry, as directory-service has it written down.
 *
 * @param sequence its place in its change set, from 1
 * @param outcome in directory-service's word
 */
public record ChangeRecord(
    UUID changeSet,
    int sequence,
    String task,
    String dn,
    List<Values> attributes,
    String outcome,
    Optional<String> detail) {
  /** More values of one attribute than these are counted, not kept: a group may have 100,000. */
  public static final int MOST_VALUES = 1000;

  public ChangeRecord {
    attributes = List.copyOf(attributes);
  }

  /** The values of one attribute; binary ones are base64. */
  public record Values(String name, boolean binary, Kept before, Kept after) {
    /** How much text there is. */
    int length() {
      return before.length() + after.length();
    }
  }

  /**
   * The first values.
   *
   * @param leftOut how many more there were
   */
  public record Kept(List<String> values, int leftOut) {
    public Kept {
      values = List.copyOf(values);
    }

    /** As many of these as are kept. */
    public static Kept of(List<String> all) {
      int kept = Math.min(all.size(), MOST_VALUES);
      return new Kept(all.subList(0, kept), all.size() - kept);
    }

    int length() {
      return values.stream().mapToInt(String::length).sum();
    }
  }

  /** How much text there is in it, in characters. */
  public int length() {
    return dn.length() + attributes.stream().mapToInt(Values::length).sum();
  }
}
