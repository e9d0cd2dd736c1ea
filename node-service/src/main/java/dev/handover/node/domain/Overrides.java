package dev.handover.node.domain;

import java.util.List;
import java.util.stream.Collectors;

/** The safeguards that one request sets aside; whatever is not named holds. */
public record Overrides(List<NamedOverride> named) {

  /** Everything holds. */
  public static final Overrides NONE = new Overrides(List.of());

  public Overrides {
    named = List.copyOf(named);
  }

  /** Whether this safeguard is set aside. */
  public boolean allow(OverrideName name) {
    return named.stream().anyMatch(override -> override.name() == name);
  }

  /**
   * For the end of a line of the record: empty, or each name with its reason. A reason cannot forge
   * a second line, nor end its quotation.
   */
  public String text() {
    return named.stream()
        .map(override -> " %s='%s'".formatted(override.name(), plain(override.reason())))
        .collect(Collectors.joining());
  }

  private static String plain(String reason) {
    return reason.replaceAll("[\\p{Cntrl}\"']", "?");
  }
}
