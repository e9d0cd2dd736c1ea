package dev.handover.orchestrator.domain;

import java.util.regex.Pattern;

/** The one rule for names in configuration and paths: lower-kebab, 1 to 63 characters. */
final class KebabName {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private KebabName() {}

  static String check(String what, String value) {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a %s: '%s' (lower-case letters, digits and '-', at most 63)".formatted(what, value));
    }
    return value;
  }
}
