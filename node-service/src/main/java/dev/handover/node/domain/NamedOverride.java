package dev.handover.node.domain;

/**
 * One safeguard that is set aside.
 *
 * @param reason why, in a person's words, for the record; 1 to 500 characters, of which one at
 *     least is a letter or digit: blanks come in more kinds than can be seen
 */
public record NamedOverride(OverrideName name, String reason) {
  private static final int MAX_REASON = 500;

  public NamedOverride {
    if (reason.codePoints().noneMatch(Character::isLetterOrDigit) || reason.length() > MAX_REASON) {
      throw new IllegalArgumentException("not a reason: '" + reason + "'");
    }
  }
}
