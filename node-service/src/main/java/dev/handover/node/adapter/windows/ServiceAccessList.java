package dev.handover.node.adapter.windows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An access control list in Windows' own notation (MS-DTYP 2.5.1): `D:` and flags, then one entry
 * in parentheses after the other. Entries of others stay as they are, in their order.
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

  /** The list with one more entry that allows; the same when it has it. */
  ServiceAccessList allowing(String rights, String sid) {
    String entry = "(A;;%s;;;%s)".formatted(rights, sid);
    return text.contains(entry) ? this : new ServiceAccessList(text + entry);
  }

  /** The list without any entry of this account. */
  ServiceAccessList without(String sid) {
    Matcher entry = Pattern.compile("\\([^()]*;" + Pattern.quote(sid) + "\\)").matcher(text);
    return new ServiceAccessList(entry.replaceAll(""));
  }
}
