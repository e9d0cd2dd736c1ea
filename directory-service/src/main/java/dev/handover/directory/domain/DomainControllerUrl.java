package dev.handover.directory.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names one domain controller by how it is reached: {@code ldaps://host[:port]} or {@code
 * ldap://host[:port]}. Two are equal when they differ only in case or in a slash at the end.
 */
public record DomainControllerUrl(String value) {

  private static final int LONGEST = 500;
  private static final Pattern FORM =
      Pattern.compile("ldaps?://(?:[a-z0-9_.-]+|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?");

  /**
   * Takes the URL as it is written in a configuration.
   *
   * @throws IllegalArgumentException when it is not such a URL
   */
  public DomainControllerUrl {
    value = value.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not the URL of a domain controller: ldaps://host[:port] or ldap://host[:port]"
              .formatted(value));
    }
  }

  /** Host name or address, lower case; an IPv6 address in its brackets. */
  public String host() {
    String rest = value.substring(value.indexOf("//") + 2);
    return rest.replaceFirst(":[0-9]+$", "");
  }

  @Override
  public String toString() {
    return value;
  }
}
