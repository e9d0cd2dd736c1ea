package dev.handover.orchestrator.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the bearer of a token may do. Each role includes the ones before it. */
public enum Role {
  VIEWER,
  OPERATOR,
  APPROVER,
  ADMIN;

  /** Role names for annotations on resources. */
  public static final String VIEWER_NAME = "viewer";

  /** Role names for annotations on resources. */
  public static final String OPERATOR_NAME = "operator";

  /** Role names for annotations on resources. */
  public static final String APPROVER_NAME = "approver";

  /** Role names for annotations on resources. */
  public static final String ADMIN_NAME = "admin";

  /** The role as it is written in token files: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with this lower-case name, if there is one. */
  public static Optional<Role> parse(String text) {
    return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
  }

  /** This role and all that it includes, as lower-case names. */
  public Set<String> included() {
    return Arrays.stream(values())
        .filter(role -> role.compareTo(this) <= 0)
        .map(Role::text)
        .collect(Collectors.toUnmodifiableSet());
  }
}
