package dev.handover.node.domain;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whom a directory's access control list names. Well-known principals are known by their SID, since
 * their names differ from one language of Windows to the next.
 *
 * <p>Source: Microsoft, "Well-known SIDs"; SID syntax: MS-DTYP 2.4.2.1.
 */
public sealed interface Principal {

  /** Reads a well-known name, a SID or an account. */
  static Principal parse(String text) {
    String known = WellKnown.SIDS.get(text.toUpperCase(Locale.ROOT));
    if (known != null) {
      return new Sid(known);
    }
    return text.toUpperCase(Locale.ROOT).startsWith("S-1-") ? new Sid(text) : new Account(text);
  }

  /** A security identifier in text, `S-1-5-…`. */
  record Sid(String value) implements Principal {
    private static final Pattern VALID = Pattern.compile("S-1-(\\d{1,15})(-\\d{1,10}){1,15}");

    public Sid {
      value = value.toUpperCase(Locale.ROOT);
      if (!VALID.matcher(value).matches()) {
        throw new IllegalArgumentException("not a SID: '" + value + "'");
      }
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /** An account that the machine or its domain knows by name: `DOMAIN\name` or `name`. */
  record Account(String value) implements Principal {
    private static final Pattern VALID =
        Pattern.compile(
            "([^\\p{Cc}\"/\\\\\\[\\]:;|=,+*?<>]{1,128}\\\\)?[^\\p{Cc}\"/\\\\\\[\\]:;|=,+*?<>]{1,127}");

    public Account {
      if (!VALID.matcher(value).matches() || value.isBlank() || !value.strip().equals(value)) {
        throw new IllegalArgumentException("not an account: '" + value + "'");
      }
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /** The principals whose names are never looked up. */
  final class WellKnown {
    private static final Map<String, String> SIDS =
        Map.of(
            "ADMINISTRATORS", "S-1-5-32-544",
            "USERS", "S-1-5-32-545",
            "SYSTEM", "S-1-5-18",
            "LOCAL SERVICE", "S-1-5-19",
            "NETWORK SERVICE", "S-1-5-20",
            "AUTHENTICATED USERS", "S-1-5-11");

    private WellKnown() {}
  }
}
