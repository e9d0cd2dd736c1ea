package dev.handover.node.adapter.windows;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An access control list in Windows' own notation (MS-DTYP 2.5.1): `D:` and flags, then one entry
 * in parentheses after the other. Entries of others stay as they are, in their order. Lists with
 * conditional entries, and `D:NO_ACCESS_CONTROL`, are not understood, so never changed.
 *
 * @param text the list alone, without owner, group and audit part
 */
record ServiceAccessList(String text) {
  private static final Pattern LIST = Pattern.compile("D:[A-Z]*((\\([^()]*\\))*)");

  ServiceAccessList {
    if (!LIST.matcher(text).matches()) {
      throw new IllegalArgumentException("not an access control list: " + text);
    }
  }

  /** The list; empty when it is written in a way that is not understood here. */
  static Optional<ServiceAccessList> parse(String text) {
    return LIST.matcher(text).matches()
        ? Optional.of(new ServiceAccessList(text))
        : Optional.empty();
  }

  /** The list with one more entry that allows; the same when it has it. */
  ServiceAccessList allowing(String rights, String sid) {
    String entry = entry(rights, sid);
    return text.contains(entry) ? this : new ServiceAccessList(text + entry);
  }

  /** The list without what {@link #allowing} adds; other entries of this account stay. */
  ServiceAccessList without(String rights, String sid) {
    return new ServiceAccessList(text.replace(entry(rights, sid), ""));
  }

  private static String entry(String rights, String sid) {
    return "(A;;%s;;;%s)".formatted(rights, sid);
  }
}
